package io.hirelay.workable.sandbox.row;

/** A reason for disqualifying a candidate. */
public record Reason(long id, String description, boolean candidateWithdrew, int position) {}
