package io.hirelay.operation;

import io.hirelay.file.Download;
import io.hirelay.input.AttachmentDownload;
import io.hirelay.input.CandidateChange;
import io.hirelay.input.CandidateCustomField;
import io.hirelay.input.CustomFieldValue;
import io.hirelay.input.Deleted;
import io.hirelay.input.DepartmentChange;
import io.hirelay.input.DepartmentDeletion;
import io.hirelay.input.DepartmentMerge;
import io.hirelay.input.DuplicateQuery;
import io.hirelay.input.DuplicateSearch;
import io.hirelay.input.NewActivity;
import io.hirelay.input.NewApplication;
import io.hirelay.input.NewAttachment;
import io.hirelay.input.NewCandidate;
import io.hirelay.input.NewDepartment;
import io.hirelay.input.NewScorecard;
import io.hirelay.input.NewUser;
import io.hirelay.input.Rejection;
import io.hirelay.input.RequisitionDecision;
import io.hirelay.input.StageMove;
import io.hirelay.input.Unrejection;
import io.hirelay.input.UserAccess;
import io.hirelay.input.UserChange;
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
import java.util.List;
import java.util.Map;

/** The catalogue of the unified applicant-tracking model: every resource and every operation. */
public final class Ats {
    private Ats() {}

    public static final Resource<Job> JOBS = AtsResources.JOBS;
    public static final Resource<Candidate> CANDIDATES = AtsResources.CANDIDATES;
    public static final Resource<Application> APPLICATIONS = AtsResources.APPLICATIONS;
    public static final Resource<Activity> ACTIVITIES = AtsResources.ACTIVITIES;
    public static final Resource<Attachment> ATTACHMENTS = AtsResources.ATTACHMENTS;
    public static final Resource<JobInterviewStage> JOB_INTERVIEW_STAGES = AtsResources.JOB_INTERVIEW_STAGES;
    public static final Resource<Department> DEPARTMENTS = AtsResources.DEPARTMENTS;
    public static final Resource<User> USERS = AtsResources.USERS;
    public static final Resource<JobFormField> JOB_FORM_FIELDS = AtsResources.JOB_FORM_FIELDS;
    public static final Resource<Interview> INTERVIEWS = AtsResources.INTERVIEWS;
    public static final Resource<Offer> OFFERS = AtsResources.OFFERS;
    public static final Resource<Office> OFFICES = AtsResources.OFFICES;
    public static final Resource<RejectReason> REJECT_REASONS = AtsResources.REJECT_REASONS;
    public static final Resource<Tag> TAGS = AtsResources.TAGS;
    public static final Resource<Scorecard> SCORECARDS = AtsResources.SCORECARDS;
    public static final Resource<Requisition> REQUISITIONS = AtsResources.REQUISITIONS;
    public static final Resource<CustomField> CUSTOM_FIELDS = AtsResources.CUSTOM_FIELDS;
    public static final Resource<Eeoc> EEOCS = AtsResources.EEOCS;
    public static final Resource<Organization> ORGANIZATIONS = AtsResources.ORGANIZATIONS;

    public static final ListOperation<Job> JOBS_LIST = lists(
            JOBS,
            List.of(
                    AtsFilters.Jobs.STATUS,
                    AtsFilters.Jobs.CREATED_AT,
                    AtsFilters.Jobs.UPDATED_AT,
                    AtsFilters.Jobs.CONFIDENTIAL));
    public static final GetOperation<Job> JOBS_GET = gets(JOBS);
    public static final ListOperation<Candidate> CANDIDATES_LIST = lists(
            CANDIDATES,
            List.of(
                    AtsFilters.Candidates.JOB_ID,
                    AtsFilters.Candidates.STAGE_ID,
                    AtsFilters.Candidates.EMAILS,
                    AtsFilters.Candidates.CREATED_AT,
                    AtsFilters.Candidates.UPDATED_AT));
    public static final GetOperation<Candidate> CANDIDATES_GET = gets(CANDIDATES);
    public static final ActionOperation<NewCandidate, Candidate> CANDIDATES_CREATE =
            new ActionOperation<>(CANDIDATES, "create", Safety.WRITE, NewCandidate.class, Candidate.class);
    public static final ActionOperation<CandidateChange, Candidate> CANDIDATES_UPDATE =
            new ActionOperation<>(CANDIDATES, "update", Safety.WRITE, CandidateChange.class, Candidate.class);
    public static final ActionOperation<DuplicateQuery, DuplicateSearch> CANDIDATES_FIND_DUPLICATES =
            new ActionOperation<>(
                    CANDIDATES, "find-duplicates", Safety.READ, DuplicateQuery.class, DuplicateSearch.class);
    public static final ListOperation<Application> APPLICATIONS_LIST = lists(
            APPLICATIONS,
            List.of(
                    AtsFilters.Applications.JOB_ID,
                    AtsFilters.Applications.STAGE_ID,
                    AtsFilters.Applications.STATUS,
                    AtsFilters.Applications.CREATED_AT,
                    AtsFilters.Applications.UPDATED_AT));
    public static final GetOperation<Application> APPLICATIONS_GET = gets(APPLICATIONS);
    public static final ActionOperation<NewApplication, Application> APPLICATIONS_CREATE =
            new ActionOperation<>(APPLICATIONS, "create", Safety.WRITE, NewApplication.class, Application.class);
    public static final ActionOperation<StageMove, Application> APPLICATIONS_MOVE_STAGE =
            new ActionOperation<>(APPLICATIONS, "move-stage", Safety.WRITE, StageMove.class, Application.class);
    public static final ActionOperation<Rejection, Application> APPLICATIONS_REJECT =
            new ActionOperation<>(APPLICATIONS, "reject", Safety.WRITE, Rejection.class, Application.class);
    public static final ActionOperation<Unrejection, Application> APPLICATIONS_UNREJECT =
            new ActionOperation<>(APPLICATIONS, "unreject", Safety.WRITE, Unrejection.class, Application.class);
    public static final ListOperation<Activity> ACTIVITIES_LIST = lists(
            ACTIVITIES,
            List.of(
                    AtsFilters.Activities.CANDIDATE_ID,
                    AtsFilters.Activities.JOB_ID,
                    AtsFilters.Activities.ACTIVITY_TYPE,
                    AtsFilters.Activities.UPDATED_AT));
    public static final ActionOperation<NewActivity, Activity> ACTIVITIES_CREATE =
            new ActionOperation<>(ACTIVITIES, "create", Safety.WRITE, NewActivity.class, Activity.class);
    public static final ListOperation<Attachment> ATTACHMENTS_LIST =
            lists(ATTACHMENTS, List.of(AtsFilters.Attachments.CANDIDATE_ID));
    public static final ActionOperation<NewAttachment, Attachment> ATTACHMENTS_CREATE =
            new ActionOperation<>(ATTACHMENTS, "create", Safety.WRITE, NewAttachment.class, Attachment.class);
    public static final ActionOperation<AttachmentDownload, Download> ATTACHMENTS_DOWNLOAD =
            new ActionOperation<>(ATTACHMENTS, "download", Safety.READ, AttachmentDownload.class, Download.class);
    public static final ListOperation<JobInterviewStage> JOB_INTERVIEW_STAGES_LIST =
            lists(JOB_INTERVIEW_STAGES, List.of(AtsFilters.JobInterviewStages.JOB_ID));
    public static final GetOperation<JobInterviewStage> JOB_INTERVIEW_STAGES_GET =
            new GetOperation<>(JOB_INTERVIEW_STAGES, Map.of("job_id", JOBS));
    public static final ListOperation<Department> DEPARTMENTS_LIST = lists(DEPARTMENTS, List.of());
    public static final GetOperation<Department> DEPARTMENTS_GET = gets(DEPARTMENTS);
    public static final ActionOperation<NewDepartment, Department> DEPARTMENTS_CREATE =
            new ActionOperation<>(DEPARTMENTS, "create", Safety.WRITE, NewDepartment.class, Department.class);
    public static final ActionOperation<DepartmentChange, Department> DEPARTMENTS_UPDATE =
            new ActionOperation<>(DEPARTMENTS, "update", Safety.WRITE, DepartmentChange.class, Department.class);
    public static final ActionOperation<DepartmentMerge, Deleted> DEPARTMENTS_MERGE =
            new ActionOperation<>(DEPARTMENTS, "merge", Safety.WRITE, DepartmentMerge.class, Deleted.class);
    public static final ActionOperation<DepartmentDeletion, Deleted> DEPARTMENTS_DELETE =
            new ActionOperation<>(DEPARTMENTS, "delete", Safety.WRITE, DepartmentDeletion.class, Deleted.class);
    public static final ListOperation<User> USERS_LIST =
            lists(USERS, List.of(AtsFilters.Users.EMAILS, AtsFilters.Users.NAME, AtsFilters.Users.ACCESS_ROLE));
    public static final GetOperation<User> USERS_GET = gets(USERS);
    public static final ActionOperation<NewUser, User> USERS_CREATE =
            new ActionOperation<>(USERS, "create", Safety.WRITE, NewUser.class, User.class);
    public static final ActionOperation<UserChange, User> USERS_UPDATE =
            new ActionOperation<>(USERS, "update", Safety.WRITE, UserChange.class, User.class);
    public static final ActionOperation<UserAccess, User> USERS_DEACTIVATE =
            new ActionOperation<>(USERS, "deactivate", Safety.WRITE, UserAccess.class, User.class);
    public static final ActionOperation<UserAccess, User> USERS_ENABLE =
            new ActionOperation<>(USERS, "enable", Safety.WRITE, UserAccess.class, User.class);
    public static final ListOperation<JobFormField> JOB_FORM_FIELDS_LIST =
            lists(JOB_FORM_FIELDS, List.of(AtsFilters.JobFormFields.JOB_ID));
    public static final ListOperation<Interview> INTERVIEWS_LIST = lists(
            INTERVIEWS,
            List.of(AtsFilters.Interviews.CANDIDATE_ID, AtsFilters.Interviews.JOB_ID, AtsFilters.Interviews.START_AT));
    public static final GetOperation<Interview> INTERVIEWS_GET = gets(INTERVIEWS);
    public static final ListOperation<Offer> OFFERS_LIST = lists(OFFERS, List.of(AtsFilters.Offers.CANDIDATE_ID));
    public static final ListOperation<Office> OFFICES_LIST = lists(OFFICES, List.of());
    public static final GetOperation<Office> OFFICES_GET = gets(OFFICES);
    public static final ListOperation<RejectReason> REJECT_REASONS_LIST = lists(REJECT_REASONS, List.of());
    public static final ListOperation<Tag> TAGS_LIST = lists(TAGS, List.of());
    public static final ListOperation<Scorecard> SCORECARDS_LIST =
            lists(SCORECARDS, List.of(AtsFilters.Scorecards.CANDIDATE_ID));
    public static final ActionOperation<NewScorecard, Scorecard> SCORECARDS_CREATE =
            new ActionOperation<>(SCORECARDS, "create", Safety.WRITE, NewScorecard.class, Scorecard.class);
    public static final ListOperation<Requisition> REQUISITIONS_LIST = lists(REQUISITIONS, List.of());
    public static final GetOperation<Requisition> REQUISITIONS_GET = gets(REQUISITIONS);
    public static final ActionOperation<RequisitionDecision, Requisition> REQUISITIONS_APPROVE =
            new ActionOperation<>(REQUISITIONS, "approve", Safety.WRITE, RequisitionDecision.class, Requisition.class);
    public static final ActionOperation<RequisitionDecision, Requisition> REQUISITIONS_REJECT =
            new ActionOperation<>(REQUISITIONS, "reject", Safety.WRITE, RequisitionDecision.class, Requisition.class);
    public static final ListOperation<CustomField> CUSTOM_FIELDS_LIST =
            lists(CUSTOM_FIELDS, List.of(AtsFilters.CustomFields.JOB_ID));
    public static final ActionOperation<CustomFieldValue, CandidateCustomField> CUSTOM_FIELDS_UPDATE =
            new ActionOperation<>(
                    CUSTOM_FIELDS, "update", Safety.WRITE, CustomFieldValue.class, CandidateCustomField.class);
    public static final ListOperation<Eeoc> EEOCS_LIST = lists(EEOCS, List.of());
    public static final GetOperation<Eeoc> EEOCS_GET = gets(EEOCS);
    public static final ListOperation<Organization> ORGANIZATIONS_LIST = lists(ORGANIZATIONS, List.of());
    public static final GetOperation<Organization> ORGANIZATIONS_GET = gets(ORGANIZATIONS);

    /** Every operation of the model, whether or not a provider offers it. */
    public static List<Operation<?, ?>> operations() {
        return List.of(
                JOBS_LIST,
                JOBS_GET,
                CANDIDATES_LIST,
                CANDIDATES_GET,
                CANDIDATES_CREATE,
                CANDIDATES_UPDATE,
                CANDIDATES_FIND_DUPLICATES,
                APPLICATIONS_LIST,
                APPLICATIONS_GET,
                APPLICATIONS_CREATE,
                APPLICATIONS_MOVE_STAGE,
                APPLICATIONS_REJECT,
                APPLICATIONS_UNREJECT,
                ACTIVITIES_LIST,
                ACTIVITIES_CREATE,
                ATTACHMENTS_LIST,
                ATTACHMENTS_CREATE,
                ATTACHMENTS_DOWNLOAD,
                JOB_INTERVIEW_STAGES_LIST,
                JOB_INTERVIEW_STAGES_GET,
                DEPARTMENTS_LIST,
                DEPARTMENTS_GET,
                DEPARTMENTS_CREATE,
                DEPARTMENTS_UPDATE,
                DEPARTMENTS_MERGE,
                DEPARTMENTS_DELETE,
                USERS_LIST,
                USERS_GET,
                USERS_CREATE,
                USERS_UPDATE,
                USERS_DEACTIVATE,
                USERS_ENABLE,
                JOB_FORM_FIELDS_LIST,
                INTERVIEWS_LIST,
                INTERVIEWS_GET,
                OFFERS_LIST,
                OFFICES_LIST,
                OFFICES_GET,
                REJECT_REASONS_LIST,
                TAGS_LIST,
                SCORECARDS_LIST,
                SCORECARDS_CREATE,
                REQUISITIONS_LIST,
                REQUISITIONS_GET,
                REQUISITIONS_APPROVE,
                REQUISITIONS_REJECT,
                CUSTOM_FIELDS_LIST,
                CUSTOM_FIELDS_UPDATE,
                EEOCS_LIST,
                EEOCS_GET,
                ORGANIZATIONS_LIST,
                ORGANIZATIONS_GET);
    }

    private static <T extends Unified> ListOperation<T> lists(Resource<T> resource, List<FilterField<T, ?>> filters) {
        return new ListOperation<>(resource, filters);
    }

    private static <T extends Unified> GetOperation<T> gets(Resource<T> resource) {
        return new GetOperation<>(resource, Map.of());
    }
}
