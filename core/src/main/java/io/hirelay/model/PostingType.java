package io.hirelay.model;

/** What a job's address leads to: its page, its application form, or its page by a short link. */
public enum PostingType implements Word {
    POSTING,
    APPLICATION,
    SHORT
}
