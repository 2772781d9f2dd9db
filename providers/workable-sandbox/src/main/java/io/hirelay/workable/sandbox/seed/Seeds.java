package io.hirelay.workable.sandbox.seed;

import java.time.Duration;

/** The whole seeded company; immutable, so that it may be asked from many threads. */
public final class Seeds {
    private final Sizes sizes;
    private final Pipelines pipelines = new Pipelines();
    private final Reasons reasons = new Reasons();
    private final AttributeSeeds attributes = new AttributeSeeds();
    private final MemberSeeds members;
    private final JobSeeds jobs;
    private final QuestionSeeds questions;
    private final CandidateSeeds candidates;
    private final ProfileSeeds profiles;
    private final OfferSeeds offers;
    private final RequisitionSeeds requisitions;
    private final EmployeeFieldSeeds employeeFields = EmployeeFieldSeeds.load();
    private final EmployeeSeeds employees;
    private final DocumentSeeds documents;
    private final TimeOffSeeds timeOff;
    private final TimeEntrySeeds timeEntries;
    private final ActivityNumbers activityNumbers;

    public Seeds(long seed, Sizes sizes) {
        this.sizes = sizes;
        People people = People.load();
        this.activityNumbers = new ActivityNumbers(sizes);
        this.members = new MemberSeeds(seed, people, sizes.members());
        this.jobs = new JobSeeds(seed, sizes.jobs());
        this.questions = new QuestionSeeds(jobs);
        HistorySeeds histories = new HistorySeeds(members, reasons, activityNumbers);
        this.candidates = new CandidateSeeds(seed, sizes, people, jobs, pipelines, histories, members);
        this.profiles = new ProfileSeeds(candidates, questions, attributes);
        this.offers = new OfferSeeds(candidates);
        this.requisitions = new RequisitionSeeds(seed, sizes.requisitions(), jobs, members);
        this.employees = new EmployeeSeeds(seed, sizes.employees(), people, members, new Hires(candidates));
        this.documents = new DocumentSeeds(seed, employees, members);
        this.timeOff = new TimeOffSeeds(seed, employees);
        this.timeEntries = new TimeEntrySeeds(seed, employees);
    }

    public Sizes sizes() {
        return sizes;
    }

    public Pipelines pipelines() {
        return pipelines;
    }

    public Reasons reasons() {
        return reasons;
    }

    public AttributeSeeds attributes() {
        return attributes;
    }

    public MemberSeeds members() {
        return members;
    }

    public JobSeeds jobs() {
        return jobs;
    }

    public QuestionSeeds questions() {
        return questions;
    }

    public CandidateSeeds candidates() {
        return candidates;
    }

    public ProfileSeeds profiles() {
        return profiles;
    }

    public OfferSeeds offers() {
        return offers;
    }

    public RequisitionSeeds requisitions() {
        return requisitions;
    }

    public EmployeeFieldSeeds employeeFields() {
        return employeeFields;
    }

    public EmployeeSeeds employees() {
        return employees;
    }

    public DocumentSeeds documents() {
        return documents;
    }

    public TimeOffSeeds timeOff() {
        return timeOff;
    }

    public TimeEntrySeeds timeEntries() {
        return timeEntries;
    }

    /** The number of the activity by which a job was opened. */
    public long openingOf(int job) {
        int minute = (int)
                Duration.between(Timeline.FOUNDED, jobs.get(job).createdAt()).toMinutes();
        return activityNumbers.number(minute, sizes.candidates() + sizes.talentPool() + job);
    }

    /** The first number that no seeded activity has. */
    public long nextActivity() {
        return activityNumbers.next();
    }
}
