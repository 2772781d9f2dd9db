package io.hirelay.input;

import io.hirelay.model.Doc;

/** What is gone. */
@Doc("What is gone.")
public record Deleted(@Doc("Its id.") String id) {}
