package io.hirelay.workable;

import io.hirelay.conformance.ConformanceFixture;
import io.hirelay.conformance.PreparedAccount;
import io.hirelay.conformance.Situation;
import java.util.Map;

/** Prepares accounts of the sandbox for the conformance kit. */
public final class WorkableFixture implements ConformanceFixture {
    @Override
    public String provider() {
        return "workable";
    }

    @Override
    public PreparedAccount prepare() {
        return new PreparedSandbox();
    }

    @Override
    public Map<Situation, String> cannotArrange() {
        return Map.of(
                Situation.EXPIRED_CURSOR,
                "Workable's cursors name the record to go on behind; they hold no time and never expire");
    }

    @Override
    public Map<String, String> unseenFields() {
        String times = "the documentation shows no times in a requisition; they are mapped in case they come";
        String hired = "nobody has been hired on the requisitions of the simulated account";
        return Map.of(
                "ats.requisitions.list.created_at", times,
                "ats.requisitions.list.updated_at", times,
                "ats.requisitions.list.candidate", hired,
                "ats.requisitions.get.created_at", times,
                "ats.requisitions.get.updated_at", times,
                "ats.requisitions.get.candidate", hired);
    }

    @Override
    public Map<String, String> unwritten() {
        String numbers = "the simulated company leaves the numbers of its employees to Workable";
        return Map.of(
                "ats.attachments.create.file_url",
                "files are fetched from public hosts alone; a test of its own lets them come from here",
                "hris.employees.create.employee_number",
                numbers,
                "hris.employees.update.employee_number",
                numbers);
    }
}
