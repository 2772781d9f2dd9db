package io.hirelay.workable;

import io.hirelay.workable.client.Candidates;
import io.hirelay.workable.client.Company;
import io.hirelay.workable.client.Departments;
import io.hirelay.workable.client.Employees;
import io.hirelay.workable.client.Members;
import io.hirelay.workable.client.Offers;
import io.hirelay.workable.client.Requisitions;
import io.hirelay.workable.client.ReviewCycles;
import io.hirelay.workable.client.Subscriptions;
import io.hirelay.workable.client.TimeTracking;
import io.hirelay.workable.client.WorkableClient;

/** The typed client of a session. */
record TypedClient(TypedCalls calls) implements WorkableClient {

    @Override
    public TimeTracking timeTracking() {
        return new TypedTimeTracking(calls);
    }

    @Override
    public Employees employees() {
        return new TypedEmployees(calls);
    }

    @Override
    public Members members() {
        return new TypedMembers(calls);
    }

    @Override
    public Departments departments() {
        return new TypedDepartments(calls);
    }

    @Override
    public Company company() {
        return new TypedCompany(calls);
    }

    @Override
    public Candidates candidates() {
        return new TypedCandidates(calls);
    }

    @Override
    public Requisitions requisitions() {
        return new TypedRequisitions(calls);
    }

    @Override
    public Offers offers() {
        return new TypedOffers(calls);
    }

    @Override
    public Subscriptions subscriptions() {
        return new TypedSubscriptions(calls);
    }

    @Override
    public ReviewCycles reviewCycles() {
        return new TypedReviewCycles(calls);
    }
}
