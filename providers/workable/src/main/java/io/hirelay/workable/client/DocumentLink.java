package io.hirelay.workable.client;

/**
 * A document that Workable is to fetch.
 *
 * @param name with which it is to be shown
 * @param url {@code http} or {@code https}, to be read without credentials
 */
public record DocumentLink(String name, String url) {}
