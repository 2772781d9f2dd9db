package io.hirelay.server.link;

import java.util.List;
import java.util.Optional;

/** What the templates are given. Only texts that may be shown: no secret that somebody has typed is in any of them. */
final class Views {
    private Views() {}

    /**
     * What every page has.
     *
     * @param assets where style and script are
     */
    record Frame(String title, String assets) {}

    /**
     * Where a page's forms go, and what they carry.
     *
     * @param action address of the link
     * @param ticket what the browser holds that has connected the account
     */
    record Step(String action, String csrf, Optional<String> ticket) {
        /** Where the form of this step goes. */
        String action(String step) {
            return action + "/" + step;
        }
    }

    /** One of several to choose from. */
    record Choice(String value, String label, boolean chosen) {}

    record ChooseView(Frame frame, Step step, List<Choice> choices) {}

    /**
     * One field of a form.
     *
     * @param id of the element
     * @param fixed whether it is shown but cannot be changed
     */
    record Field(
            String id,
            String name,
            String label,
            String help,
            Optional<String> example,
            boolean secret,
            String value,
            boolean required,
            boolean fixed,
            Optional<String> problem) {
        String describedBy() {
            return id + "-hint" + (problem.isPresent() ? " " + id + "-problem" : "");
        }
    }

    /**
     * One line of the summary of what is wrong.
     *
     * @param field id of the element that it is about
     */
    record Problem(Optional<String> field, String text) {}

    /** How a check ended: by a word, a mark and a colour, as no one of them is seen by all. */
    enum CheckState {
        OK("ok", "✓", "OK"),
        FAILED("failed", "✕", "missing or wrong"),
        UNTOLD("untold", "?", "cannot be told yet");

        private final String word;
        private final String mark;
        private final String text;

        CheckState(String word, String mark, String text) {
            this.word = word;
            this.mark = mark;
            this.text = text;
        }

        String word() {
            return word;
        }

        String mark() {
            return mark;
        }

        String text() {
            return text;
        }
    }

    record CheckLine(String label, CheckState state, String message) {}

    /**
     * @param methods other kinds of credential
     * @param framed whether the page lies in a frame of another page
     */
    record ConnectView(
            Frame frame,
            Step step,
            String label,
            String lead,
            String integration,
            String method,
            List<Field> fields,
            List<Problem> problems,
            List<CheckLine> checks,
            List<Choice> methods,
            boolean oauth,
            boolean framed,
            boolean reconnects) {
        boolean asksForCredential() {
            return !fields.isEmpty();
        }
    }

    record AccountsView(Frame frame, Step step, String label, List<Choice> accounts) {}

    /** @param complete whether nothing was found missing */
    record ConnectedView(
            Frame frame,
            Step step,
            String label,
            List<CheckLine> checks,
            boolean complete,
            List<Choice> members,
            Optional<String> membersProblem) {}

    /**
     * The end.
     *
     * @param origin the page that is told
     * @param status {@code success} or {@code cancelled}
     */
    record DoneView(
            Frame frame,
            String heading,
            String text,
            Optional<String> origin,
            String status,
            Optional<String> account,
            Optional<String> returnTo) {}

    /** @param retry where to try again */
    record MessageView(Frame frame, String heading, String text, Optional<String> retry, String retryLabel) {}
}
