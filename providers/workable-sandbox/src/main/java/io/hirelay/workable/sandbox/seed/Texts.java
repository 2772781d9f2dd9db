package io.hirelay.workable.sandbox.seed;

import java.util.List;

/** Words that people in the company write. */
final class Texts {
    static final List<String> COMMENTS = List.of(
            "Strong application, let's schedule a call.",
            "Called, no answer. Will try again tomorrow.",
            "Salary expectation is within the range.",
            "References checked: all fine.",
            "Très bon profil – à rencontrer vite.",
            "Not sure about the notice period; three months?",
            "Please look at the work sample before the interview.\nIt is short but good.");

    static final List<String> OPINIONS = List.of(
            "Good communicator, knows the field.",
            "Solid on the basics, unsure under pressure.",
            "Would hire again.",
            "Not enough hands-on experience.",
            "Πολύ καλή παρουσία.");

    /** The placeholder is the candidate's first name. */
    static final String MESSAGE =
            "<p>Dear %s,</p>\n<p>Thank you for your interest in Acme Instruments.\u00a0We would like"
                    + " to talk with you on the phone &amp; learn more about you.</p>\n<p>Kind regards</p>";

    static final String REPLY = "<p>Thank you! I am free on any afternoon next week.</p>";

    static final List<String> SKILLS = List.of(
            "sql",
            "java",
            "project management",
            "negotiation",
            "c++",
            "figma",
            "forklift licence",
            "französisch",
            "public speaking",
            "pcb design");

    static final List<String> TAGS =
            List.of("priority", "referral bonus", "boomerang", "follow-up 2027", "visa needed", "à rappeler");

    static final List<String> SCHOOLS = List.of(
            "University of Northbridge",
            "Εθνικό Πολυτεχνείο Παραδείγματος",
            "Fachhochschule Beispielstadt",
            "Example Institute of Technology",
            "Université de l'Exemple");

    static final List<String> FIELDS_OF_STUDY =
            List.of("Economics", "Computer Science", "Electrical Engineering", "Linguistics", "Marketing");

    static final List<String> DEGREES = List.of("BSc", "MSc", "MBA", "PhD", "Diplôme d'ingénieur");

    static final List<String> COMPANIES = List.of(
            "Initech Example Ltd",
            "Globex Example GmbH",
            "Umbrella Example SA",
            "Hooli Example Inc.",
            "Παράδειγμα Α.Ε.",
            "Stark & Example");

    static final List<String> INDUSTRIES =
            List.of("Logistics and Supply Chain", "Computer Hardware", "Financial Services", "Retail");

    static final String COVER_LETTER = "Dear hiring team,\n\nyour opening caught my eye because it joins what I like"
            + " most: good tools and people who use them.\n\nSincerely";

    static final String SUMMARY = "Ten years in the field, the last three leading a small team.";

    static final String EXPERIENCE_SUMMARY = "<p>Grew the region by <strong>40&nbsp;%</strong></p><ul><li>Led five"
            + " people</li><li>Opened two offices</li></ul>";

    private Texts() {}
}
