package io.hirelay.workable.sandbox.render;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hirelay.workable.sandbox.row.Department;
import io.hirelay.workable.sandbox.row.Ids;
import io.hirelay.workable.sandbox.row.Member;
import io.hirelay.workable.sandbox.row.Requisition;
import io.hirelay.workable.sandbox.state.Departments;
import io.hirelay.workable.sandbox.state.Jobs;
import io.hirelay.workable.sandbox.state.Members;
import java.util.List;

/** Planned hires. */
public final class RequisitionJson {
    private final Departments departments;
    private final Members members;
    private final Jobs jobs;

    public RequisitionJson(Jobs jobs, Departments departments, Members members) {
        this.jobs = jobs;
        this.departments = departments;
        this.members = members;
    }

    public ObjectNode of(Requisition requisition) {
        ObjectNode json = Json.object().put("id", Ids.text(requisition.id())).put("code", requisition.code());
        Integer job = requisition.job();
        if (job == null) {
            json.putObject("job").putNull("id").put("title", requisition.jobTitle());
        } else {
            json.putObject("job").put("id", Ids.text(jobs.get(job).id())).put("title", requisition.jobTitle());
        }
        List<Department> path = departments.pathTo(requisition.department());
        if (path.isEmpty()) {
            json.putNull("department");
        } else {
            Department leaf = path.get(path.size() - 1);
            json.putObject("department").put("id", leaf.id()).put("name", leaf.name());
        }
        json.set("location", PlaceJson.of(requisition.place()));
        json.set("requester", member(requisition.requester()));
        json.set("hiring_manager", member(requisition.hiringManager()));
        json.set("owner", member(requisition.owner()));
        json.put("plan_date", requisition.planDate()).put("start_date", requisition.startDate());
        money(json, requisition);
        Long candidate = requisition.candidate();
        json.put("candidate_id", candidate == null ? null : Ids.text(candidate))
                .put("employment_type", requisition.employmentType())
                .put("experience", requisition.experience())
                .put("reason", requisition.reason())
                .put("state", requisition.state());
        json.set("requisition_attributes", requisition.attributes());
        ArrayNode groups = json.putArray("approval_groups");
        for (Requisition.ApprovalGroup group : requisition.approvals()) {
            ArrayNode approvers =
                    groups.addObject().put("id", Ids.text(group.id())).putArray("approvers");
            group.approvers()
                    .forEach(approver -> approvers.add(member(approver.member()).put("decision", approver.decision())));
        }
        return json;
    }

    private static void money(ObjectNode json, Requisition requisition) {
        Requisition.SalaryRange range = requisition.salaryRange();
        if (range == null) {
            json.putNull("salary_range");
        } else {
            json.putObject("salary_range")
                    .put("from", range.from())
                    .put("to", range.to())
                    .put("frequency", range.frequency())
                    .put("currency", range.currency());
        }
        Requisition.PaidSalary salary = requisition.salary();
        if (salary == null) {
            json.putNull("salary");
        } else {
            json.putObject("salary")
                    .put("amount", salary.amount())
                    .put("frequency", salary.frequency())
                    .put("currency_iso", salary.currency());
        }
    }

    private ObjectNode member(long id) {
        return Json.object()
                .put("id", Ids.text(id))
                .put("name", members.find(id).map(Member::name).orElse(null));
    }
}
