package io.hirelay.model;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** An opening that people can apply to. */
@Doc("An opening that people can apply to.")
public record Job(
        @Required @Doc("The canonical id.") Id<Job> id,
        @Doc("Title.") Optional<String> name,
        @Doc("The customer's own code of it.") Optional<String> code,
        @Doc("The requisition it was opened for.") Optional<String> requisitionId,
        @Doc("Where it is in its life.") Optional<Coded<JobStatus>> status,
        @Doc("Places, as text.") List<String> locations,
        @Doc("Places, in parts.") List<Location> locationDetails,
        @Doc("Offices it is for.") List<NamedRef<Office>> offices,
        @Doc("Departments from the root to the leaf.") List<NamedRef<Department>> departments,

        @Doc("Whether it is hidden from the public and from lists that do not ask for it.")
        Optional<Boolean> confidential,

        @Doc("Whether the work is done from elsewhere.") Optional<Boolean> isRemote,
        @Doc("Where the work is done.") Optional<Coded<WorkplaceType>> workplaceType,
        @Doc("How somebody is employed.") Optional<Coded<JobType>> jobType,
        @Doc("Experience asked for.") Optional<String> jobLevel,
        @Doc("Keywords.") List<String> tags,
        @Doc("Pay.") Optional<Compensation> compensation,
        @Doc("Addresses of it.") List<PostingUrl> jobPostingUrls,
        @Format("html") @Doc("Description.") Optional<String> description,
        @Format("html") @Doc("Requirements.") Optional<String> requirements,
        @Format("html") @Doc("Benefits.") Optional<String> benefits,
        @Doc("Hiring managers.") List<NamedRef<User>> hiringManagers,
        @Doc("Recruiters.") List<NamedRef<User>> recruiters,
        @Doc("When it was opened, UTC.") Optional<Instant> openedAt,
        @Doc("When it was closed, UTC.") Optional<Instant> closedAt,
        @Doc("When it was created, UTC.") Optional<Instant> createdAt,
        @Doc("When it was last changed, UTC.") Optional<Instant> updatedAt,
        @Doc("The provider's record, untouched.") RawJson remoteData,
        Set<String> notLoaded)
        implements Unified {
    public Job {
        locations = List.copyOf(locations);
        locationDetails = List.copyOf(locationDetails);
        offices = List.copyOf(offices);
        departments = List.copyOf(departments);
        tags = List.copyOf(tags);
        jobPostingUrls = List.copyOf(jobPostingUrls);
        hiringManagers = List.copyOf(hiringManagers);
        recruiters = List.copyOf(recruiters);
        notLoaded = Set.copyOf(notLoaded);
    }
}
