package io.hirelay.workable.sandbox.route;

/** Which of the platform's two services answers; they differ in headers and in the form of errors. */
public enum Backend {
    /** Recruiting. */
    ATS,
    /** Employees, time off and what belongs to them. */
    HR
}
