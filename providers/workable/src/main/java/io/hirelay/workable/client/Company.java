package io.hirelay.workable.client;

import java.util.List;

/** What is set up for the whole company. Needs the scope {@code r_account}. */
public interface Company {

    /** Legal entities, their locations, and the sites of those. */
    List<LegalEntity> legalEntities();

    /** When people work. */
    List<WorkSchedule> workSchedules();
}
