package io.hirelay.server.config;

import java.util.List;
import java.util.stream.Collectors;

/** The configuration is wrong; every problem is told at once. */
public final class ConfigErrors extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<ConfigProblem> problems;

    public ConfigErrors(List<ConfigProblem> problems) {
        super(problems.stream().map(ConfigProblem::toString).collect(Collectors.joining("; ")));
        this.problems = List.copyOf(problems);
    }

    public List<ConfigProblem> problems() {
        return problems;
    }
}
