package io.hirelay.workable.mapping;

import static io.hirelay.workable.mapping.Values.text;

import io.hirelay.http.Native;
import io.hirelay.mapping.FieldPlan;
import io.hirelay.mapping.Mapper;
import io.hirelay.model.AccessRole;
import io.hirelay.model.EmailAddress;
import io.hirelay.model.User;
import io.hirelay.workable.wire.MemberDto;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Members of the account. Workable keeps a full name only, which is not taken apart. */
public final class UserMapper {
    private static final Map<String, AccessRole> ROLES = Values.words(AccessRole.class);

    private static final Mapper<MemberDto, User> MAPPER = Mapper.of(User.class, MemberDto.class)
            .id(member -> Ids.required("member", member.id()))
            .value("name", String.class, member -> text(member.name()))
            .value("headline", String.class, member -> text(member.headline()))
            .list("emails", EmailAddress.class, UserMapper::emails)
            .value("disabled", Boolean.class, UserMapper::disabled)
            .coded("access_role", AccessRole.class, ROLES, MemberDto::role)
            .value("type", String.class, member -> text(member.type()))
            .build();

    private UserMapper() {}

    public static FieldPlan<User> plan() {
        return MAPPER.plan();
    }

    public static User map(Native<MemberDto> member) {
        return MAPPER.row(member.value(), member.raw());
    }

    private static @Nullable List<EmailAddress> emails(MemberDto member) {
        String email = text(member.email());
        return email == null ? null : List.of(new EmailAddress(Optional.of(email), Optional.empty(), Optional.empty()));
    }

    private static @Nullable Boolean disabled(MemberDto member) {
        return member.active() == null ? null : !member.active();
    }
}
