package io.hirelay.workable.sandbox.row;

/** Somebody of an outside agency. */
public record Recruiter(long id, String name, String email) {}
