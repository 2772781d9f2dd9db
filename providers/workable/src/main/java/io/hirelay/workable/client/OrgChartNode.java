package io.hirelay.workable.client;

import io.hirelay.model.RawJson;
import java.time.Instant;
import java.util.Optional;

/**
 * An employee's place in the chart.
 *
 * @param type {@code employee}
 * @param parentId the node of the manager; empty at the top
 */
public record OrgChartNode(
        String id,
        Optional<String> type,
        Optional<String> parentId,
        Optional<Long> directReportsCount,
        Optional<Content> content,
        RawJson raw) {

    /**
     * Who it is.
     *
     * @param id of the employee
     * @param name {@code Last, First}
     * @param department a name
     * @param entity name of the legal entity, the location or the site
     * @param manager a name, {@code Last, First}
     * @param avatar address of a picture
     */
    public record Content(
            Optional<String> id,
            Optional<String> name,
            Optional<String> initials,
            Optional<String> title,
            Optional<String> state,
            Optional<String> email,
            Optional<String> employeeNumber,
            Optional<Instant> hireDate,
            Optional<String> avatar,
            Optional<String> department,
            Optional<String> entity,
            Optional<String> manager,
            Optional<Person> minimalEmployee) {}

    /**
     * The same employee as Workable's web application shows one.
     *
     * @param id a number of the web application, which no call of the API takes
     */
    public record Person(
            Optional<String> id,
            Optional<String> name,
            Optional<String> firstname,
            Optional<String> lastname,
            Optional<String> preferredName,
            Optional<String> informalName,
            Optional<String> legalName,
            Optional<String> jobTitle,
            Optional<String> email,
            Optional<String> state,
            Optional<Boolean> isOnLeave,
            Optional<NamedRef> department,
            Optional<NamedRef> legalEntity,
            Optional<Boolean> sample) {}
}
