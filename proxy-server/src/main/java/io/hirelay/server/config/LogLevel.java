package io.hirelay.server.config;

/** Which log lines are written: this level and those above it. */
public enum LogLevel {
    ERROR,
    WARN,
    INFO,
    DEBUG
}
