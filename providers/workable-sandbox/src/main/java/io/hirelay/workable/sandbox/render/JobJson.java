package io.hirelay.workable.sandbox.render;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hirelay.workable.sandbox.row.Department;
import io.hirelay.workable.sandbox.row.Ids;
import io.hirelay.workable.sandbox.row.Job;
import io.hirelay.workable.sandbox.row.Place;
import io.hirelay.workable.sandbox.row.Stage;
import io.hirelay.workable.sandbox.state.Departments;
import java.util.List;
import java.util.Set;

/** Jobs, in the list's form and in the single job's. */
public final class JobJson {
    private final Departments departments;
    private final Links links;

    public JobJson(Departments departments, Links links) {
        this.departments = departments;
        this.links = links;
    }

    /** @param fields the heavy texts that were asked for */
    public ObjectNode row(Job job, Set<String> fields) {
        ObjectNode json = head(job, true);
        salary(json, job);
        times(json, job);
        JobText text = JobText.of(job);
        for (String field : List.of("full_description", "description", "requirements", "benefits")) {
            if (fields.contains(field)) {
                json.put(field, text.get(field));
            }
        }
        json.set("keywords", keywords(job));
        return json;
    }

    public ObjectNode single(Job job) {
        ObjectNode json = head(job, false);
        times(json, job);
        JobText text = JobText.of(job);
        json.put("full_description", text.full())
                .put("description", text.description())
                .put("requirements", text.requirements())
                .put("benefits", text.benefits())
                .put("employment_type", job.facts().employmentType())
                .put("industry", job.facts().industry())
                .put("function", job.facts().function())
                .put("experience", job.facts().experience())
                .put("education", job.facts().education());
        json.set("keywords", keywords(job));
        salary(json, job);
        return json;
    }

    public static ObjectNode stage(Stage stage) {
        return Json.object()
                .put("id", stage.number())
                .put("identifier", stage.identifier())
                .put("slug", stage.slug())
                .put("name", stage.name())
                .put("kind", stage.kind())
                .put("position", stage.position());
    }

    private ObjectNode head(Job job, boolean inList) {
        List<Department> path = departments.pathTo(job.department());
        long number = Ids.application(job.id());
        ObjectNode json = Json.object()
                .put("id", Ids.text(job.id()))
                .put("title", job.title())
                .put("full_title", job.fullTitle())
                .put("shortcode", job.shortcode())
                .put("code", job.code())
                .put("state", job.state());
        if (inList) {
            json.put("sample", false);
        }
        json.put("confidential", job.confidential())
                .put(
                        "department",
                        path.isEmpty() ? null : path.get(path.size() - 1).name());
        ArrayNode hierarchy = json.putArray("department_hierarchy");
        path.forEach(department ->
                hierarchy.addObject().put("id", department.number()).put("name", department.name()));
        json.put("url", links.application("/jobs/" + number))
                .put("application_url", links.application("/jobs/" + number + "/candidates/new"))
                .put("shortlink", "https://apply.workable.com/j/" + job.shortcode())
                .put("workplace_type", job.workplaceType());
        json.set("location", location(job, inList));
        json.set("locations", Json.array(job.places(), JobJson::place));
        return json;
    }

    private static void salary(ObjectNode json, Job job) {
        Job.Salary salary = job.salary();
        if (salary != null) {
            json.putObject("salary")
                    .put("salary_from", salary.from())
                    .put("salary_to", salary.to())
                    .put("salary_currency", salary.currency());
        }
    }

    private static void times(ObjectNode json, Job job) {
        json.put("created_at", Json.seconds(job.createdAt())).put("updated_at", Json.seconds(job.updatedAt()));
    }

    private static ObjectNode location(Job job, boolean inList) {
        Place place = job.places().isEmpty() ? null : job.places().get(0).place();
        ObjectNode json = Json.object();
        if (inList) {
            json.put("location_str", place == null ? null : place.display());
        }
        return PlaceJson.parts(json, place)
                .put("telecommuting", job.workplaceType().equals("remote"))
                .put("workplace_type", job.workplaceType());
    }

    private static ObjectNode place(Job.JobPlace at) {
        return Json.object()
                .put("shortcode", at.shortcode())
                .put("country_code", at.place().countryCode())
                .put("country_name", at.place().country())
                .put("state_code", at.place().regionCode())
                .put("subregion", at.place().region())
                .put("zip_code", at.place().zipCode())
                .put("city", at.place().city())
                .put("coords", at.place().coordinates())
                .put("hidden", at.hidden());
    }

    private static JsonNode keywords(Job job) {
        return job.keywords().isEmpty() ? Json.object().nullNode() : Json.texts(job.keywords());
    }
}
