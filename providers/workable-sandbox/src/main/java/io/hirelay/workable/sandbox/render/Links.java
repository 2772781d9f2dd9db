package io.hirelay.workable.sandbox.render;

/** The URLs that stand in answers. */
public interface Links {
    /** An absolute URL of the API; {@code path} starts after {@code /spi/v3}. */
    String api(String path);

    /** An absolute URL of the web application, which the sandbox does not serve. */
    String application(String path);

    /** A pre-signed, short-lived URL of a file. */
    String file(String key);
}
