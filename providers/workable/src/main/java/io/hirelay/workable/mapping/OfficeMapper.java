package io.hirelay.workable.mapping;

import static io.hirelay.workable.mapping.Values.text;

import io.hirelay.http.Native;
import io.hirelay.mapping.FieldPlan;
import io.hirelay.mapping.Mapper;
import io.hirelay.model.Office;
import io.hirelay.workable.wire.JobSiteDto;
import org.jspecify.annotations.Nullable;

/** Places of work. Workable keeps no list of them: they are the locations of jobs, known by their own shortcodes. */
public final class OfficeMapper {
    private static final Mapper<JobSiteDto, Office> MAPPER = Mapper.of(Office.class, JobSiteDto.class)
            .id(site -> Ids.required("job location", site.shortcode()))
            .value("name", String.class, OfficeMapper::name)
            .value("location", String.class, site -> Places.display(site.city(), site.subregion(), site.countryName()))
            .build();

    private OfficeMapper() {}

    public static FieldPlan<Office> plan() {
        return MAPPER.plan();
    }

    /** @param site has a shortcode */
    public static Office map(Native<JobSiteDto> site) {
        return MAPPER.row(site.value(), site.raw());
    }

    /** The city; of a place that names none, the smallest part it does name. */
    static @Nullable String name(JobSiteDto site) {
        String city = text(site.city());
        String region = text(site.subregion());
        return city != null ? city : region != null ? region : text(site.countryName());
    }
}
