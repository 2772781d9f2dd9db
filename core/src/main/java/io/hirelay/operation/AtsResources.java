package io.hirelay.operation;

import io.hirelay.model.Activity;
import io.hirelay.model.Application;
import io.hirelay.model.Attachment;
import io.hirelay.model.Candidate;
import io.hirelay.model.CustomField;
import io.hirelay.model.Department;
import io.hirelay.model.Eeoc;
import io.hirelay.model.Interview;
import io.hirelay.model.Job;
import io.hirelay.model.JobFormField;
import io.hirelay.model.JobInterviewStage;
import io.hirelay.model.Offer;
import io.hirelay.model.Office;
import io.hirelay.model.Organization;
import io.hirelay.model.RejectReason;
import io.hirelay.model.Requisition;
import io.hirelay.model.Scorecard;
import io.hirelay.model.Tag;
import io.hirelay.model.Unified;
import io.hirelay.model.User;

/**
 * The resources behind {@link Ats}, apart from it so that filters, which name resources, and operations, which name
 * filters, can be initialised in any order.
 */
final class AtsResources {
    private AtsResources() {}

    static final Resource<Job> JOBS = resource("jobs", "job", Job.class);
    static final Resource<Candidate> CANDIDATES = resource("candidates", "candidate", Candidate.class);
    static final Resource<Application> APPLICATIONS = resource("applications", "application", Application.class);
    static final Resource<Activity> ACTIVITIES = resource("activities", "activity", Activity.class);
    static final Resource<Attachment> ATTACHMENTS = resource("attachments", "attachment", Attachment.class);
    static final Resource<JobInterviewStage> JOB_INTERVIEW_STAGES =
            resource("job_interview_stages", "stage", JobInterviewStage.class);
    static final Resource<Department> DEPARTMENTS = resource("departments", "department", Department.class);
    static final Resource<User> USERS = resource("users", "user", User.class);
    static final Resource<JobFormField> JOB_FORM_FIELDS = resource("job_form_fields", "form field", JobFormField.class);
    static final Resource<Interview> INTERVIEWS = resource("interviews", "interview", Interview.class);
    static final Resource<Offer> OFFERS = resource("offers", "offer", Offer.class);
    static final Resource<Office> OFFICES = resource("offices", "office", Office.class);
    static final Resource<RejectReason> REJECT_REASONS =
            resource("reject_reasons", "reject reason", RejectReason.class);
    static final Resource<Tag> TAGS = resource("tags", "tag", Tag.class);
    static final Resource<Scorecard> SCORECARDS = resource("scorecards", "scorecard", Scorecard.class);
    static final Resource<Requisition> REQUISITIONS = resource("requisitions", "requisition", Requisition.class);
    static final Resource<CustomField> CUSTOM_FIELDS = resource("custom_fields", "custom field", CustomField.class);
    static final Resource<Eeoc> EEOCS = resource("eeocs", "EEOC record", Eeoc.class);
    static final Resource<Organization> ORGANIZATIONS = resource("organizations", "organization", Organization.class);

    private static <T extends Unified> Resource<T> resource(String name, String singular, Class<T> type) {
        return new Resource<>(Model.ATS, name, singular, type);
    }
}
