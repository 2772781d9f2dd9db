package io.hirelay.workable.sandbox.render;

import io.hirelay.workable.sandbox.row.Job;
import org.jspecify.annotations.Nullable;

/** The heavy texts of a job, in HTML; a draft has hardly any yet. */
record JobText(
        @Nullable String description,
        @Nullable String requirements,
        @Nullable String benefits) {

    static JobText of(Job job) {
        if (job.state().equals("draft")) {
            return new JobText("<p>To be written.</p>", null, null);
        }
        return new JobText(
                "<p>We are looking for a person who fills the place of <strong>" + escape(job.title())
                        + "</strong> at Acme Instruments: measuring devices, made with care &amp; sold worldwide.</p>"
                        + "<p>You will</p><ul><li>work with people from six offices</li>"
                        + "<li>own what you build or sell, from the first sketch to the customer</li></ul>",
                "<ul><li>Experience in a comparable role</li><li>Clear writing in English; "
                        + "Ελληνικά ή Français are welcome</li></ul>",
                job.index() % 4 == 3 ? null : "<ul><li>27 days off</li><li>Pension &amp; health plan</li></ul>");
    }

    String full() {
        return description
                + (requirements == null ? "" : "<p><strong>Requirements</strong></p>" + requirements)
                + (benefits == null ? "" : "<p><strong>Benefits</strong></p>" + benefits);
    }

    @Nullable String get(String field) {
        return switch (field) {
            case "description" -> description;
            case "requirements" -> requirements;
            case "benefits" -> benefits;
            default -> full();
        };
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;");
    }
}
