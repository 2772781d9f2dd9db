package io.hirelay.workable.wire;

import io.hirelay.http.Native;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A candidate, who is one application; rows of {@code GET /candidates} lack what {@code GET /candidates/:id} adds. */
@WireRecord
public record CandidateDto(
        String id,
        @Nullable String name,
        @Nullable String firstname,
        @Nullable String lastname,
        @Nullable String headline,
        @Nullable JobRefDto job,
        @Nullable TalentPoolDto talentPool,
        @Nullable String stage,
        @Nullable String stageKind,
        @Nullable Boolean disqualified,
        @Nullable String disqualifiedAt,
        @Nullable Boolean withdrew,
        @Nullable String disqualificationReason,
        @Nullable String hiredAt,
        @Nullable Boolean sourced,
        @Nullable String profileUrl,
        @Nullable String address,
        @Nullable String phone,
        @Nullable String email,
        @Nullable String domain,
        @Nullable String commonSource,
        @Nullable String commonSourceCategory,
        @Nullable String uploaderId,
        @Nullable String createdAt,
        @Nullable String updatedAt,
        @Nullable Native<ResumeDto> resumeMetadata,
        @Nullable String coverLetter,
        @Nullable String summary,
        @Nullable List<EducationDto> educationEntries,
        @Nullable List<ExperienceDto> experienceEntries,
        @Nullable List<SkillDto> skills,
        @Nullable List<AnswerDto> answers,
        @Nullable String resumeUrl,
        @Nullable List<SocialProfileDto> socialProfiles,
        @Nullable List<String> tags,
        @Nullable CandidateLocationDto location) {}
