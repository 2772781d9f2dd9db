package io.hirelay.workable.client;

import io.hirelay.model.RawJson;

/**
 * Templates of performance reviews. That Workable has these three endpoints is all it documents of them: what goes in
 * and what comes out is JSON as it is.
 */
public interface ReviewCycles {

    /** The templates, as Workable answers them. */
    RawJson templates();

    /** One template, as Workable answers it. */
    RawJson template(String id);

    /**
     * Makes a template.
     *
     * @param template a JSON object; where the connection acts in somebody's name, a {@code member_id} that it does not
     *     have is added
     * @return Workable's answer
     */
    RawJson create(RawJson template);
}
