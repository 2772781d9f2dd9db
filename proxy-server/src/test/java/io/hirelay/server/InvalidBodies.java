package io.hirelay.server;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Bodies that cannot be, for every endpoint that writes and for those that take what to look for. */
final class InvalidBodies {
    private static final String PDF = "'file_name':'cv.pdf','data':'JVBERi0xLjc='";

    /**
     * @param body with single quotes for double ones and {@code $names} of what the account holds
     * @param asked whether the provider has to be asked to tell
     * @param fields what is told of, in any order
     */
    record Case(String method, String path, String body, boolean asked, Set<String> fields) {
        /** The endpoint, its id without a value. */
        String route() {
            return method + " " + path.replaceAll("/(\\$candidate|cf1|d1|u1|e1|t1)$", "/{id}");
        }

        @Override
        public String toString() {
            return method + " " + path + " " + (body.length() > 120 ? body.substring(0, 120) + "…" : body);
        }
    }

    private final List<Case> cases = new ArrayList<>();

    static List<Case> all() {
        InvalidBodies table = new InvalidBodies();
        table.newCandidates();
        table.candidates();
        table.duplicates();
        table.applications();
        table.timelines();
        table.others();
        table.people();
        return table.cases;
    }

    /** What needs no provider to be told. */
    private void plain(String route, String body, String... fields) {
        add(route, body, false, fields);
    }

    /** What the provider has to be asked for. */
    private void asked(String route, String body, String... fields) {
        add(route, body, true, fields);
    }

    private void add(String route, String body, boolean asked, String... fields) {
        String[] parts = route.split(" ");
        cases.add(new Case(parts[0], parts[1], body, asked, Set.of(fields)));
    }

    private static String ada(String more) {
        return "{'job_id':'$job','name':'Ada Byron','emails':['ada.invalid@example.com']" + more + "}";
    }

    private void newCandidates() {
        String create = "POST candidates";
        plain(create, "{}", "name", "emails", "job_id");
        plain(create, "{'name':'Ada','emails':['a@example.com']}", "job_id");
        plain(create, ada(",'talent_pool':true"), "talent_pool");
        plain(create, ada(",'talent_pool':'yes'"), "talent_pool");
        plain(create, "{'job_id':'$job','name':'Ada'}", "emails");
        plain(create, "{'job_id':'$job','name':'Ada','emails':[]}", "emails");
        plain(create, "{'job_id':'$job','name':'Ada','emails':'ada@example.com'}", "emails");
        plain(create, "{'job_id':'$job','name':'Ada','emails':['nowhere']}", "emails[0].email");
        plain(create, "{'job_id':'$job','name':'Ada','emails':[{}]}", "emails[0].email");
        plain(
                create,
                "{'job_id':'$job','name':'Ada','emails':[{'email':'a@example.com','label':'x'}]}",
                "emails[0].label");
        plain(create, "{'job_id':'$job','first_name':'Ada','emails':['a@example.com']}", "last_name");
        plain(create, "{'job_id':'$job','last_name':'Byron','emails':['a@example.com']}", "first_name");
        plain(create, "{'job_id':'$job','first_name':' ','last_name':'B','emails':['a@example.com']}", "first_name");
        plain(create, ada(",'first_name':'Ada'"), "name");
        plain(create, ada(",'id':'abc'"), "id");
        plain(create, ada(",'salary':1"), "salary");
        plain(create, ada(",'company':'Initech'"), "company");
        plain(create, ada(",'user_id':7"), "user_id");
        plain(create, ada(",'phones':[{}]"), "phones[0].number");
        plain(create, ada(",'urls':['nowhere']"), "urls[0].url");
        plain(create, ada(",'skills':[7]"), "skills[0]");
        plain(create, ada(",'tags':[{}]"), "tags[0].name");
        plain(create, ada(",'source':5"), "source");
        plain(create, ada(",'type':'boss'"), "type");
        plain(create, ada(",'on_duplicate':'merge'"), "on_duplicate");
        plain(create, ada(",'education':{}"), "education");
        plain(create, ada(",'education':[{'school':'UCL','start_date':'long ago'}]"), "education[0].start_date");
        plain(create, ada(",'experience':[{'title':'x','is_current':'yes'}]"), "experience[0].is_current");
        plain(create, ada(",'resume':{}"), "resume.data");
        plain(create, ada(",'resume':{" + PDF + ",'file_url':'https://example.com/cv.pdf'}"), "resume.data");
        plain(create, ada(",'resume':{'data':'JVBERi0xLjc='}"), "resume.file_name");
        plain(create, ada(",'resume':{'file_name':'cv.pdf','data':'*'}"), "resume.data");
        plain(create, ada(",'resume':{'file_name':'cv.pdf','data':''}"), "resume.data");
        plain(create, ada(",'resume':{'file_url':'nowhere'}"), "resume.file_url");
        plain(create, ada(",'answers':[{'value':'x'}]"), "answers[0].question_id");
        plain(create, ada(",'answers':[{'question_id':'a','question':'b','value':'x'}]"), "answers[0].question_id");
        plain(create, ada(",'answers':[{'question_id':'a'}]"), "answers[0].value");
        plain(create, ada(",'remote_data':'x'"), "remote_data");
        plain(create, ada(",'salary':1,'phones':[{}],'type':'boss'"), "salary", "type", "phones[0].number");

        asked(create, ada("").replace("$job", "0123456789"), "job_id");
        asked(create, ada(",'stage_id':'no-such-stage'"), "stage_id");
        asked(create, ada(",'user_id':'nobody@example.com'"), "user_id");
        asked(create, ada("").replace("']", "','b@example.com']"), "emails");
        asked(create, ada(",'phones':['+44 20 7946 0000','+44 20 7946 0001']"), "phones");
        asked(create, ada(",'locations':['London','Paris']"), "locations");
        asked(create, ada(",'urls':['https://ada.example.com']"), "urls[0].type");
        asked(create, ada(",'urls':[{'url':'https://ada.example.com','type':'homepage'}]"), "urls[0].type");
        asked(create, ada(",'source':{'name':'x','category':'y'}"), "source.category");
        asked(create, ada(",'title':'" + "x".repeat(256) + "'"), "title");
        asked(create, ada(",'education':[{'school':'UCL'},{'degree':'BSc'}]"), "education[1].school");
        asked(create, ada(",'experience':[{'company':'Initech'}]"), "experience[0].title");
        asked(create, ada(",'resume':{'file_name':'cv.exe','data':'JVBERi0xLjc='}"), "resume.file_name");
        asked(create, ada(",'resume':{'file_url':'https://127.0.0.1:9/cv.pdf'}"), "resume.file_url");
        asked(create, ada(",'resume':{'file_url':'http://example.com/cv.pdf'}"), "resume.file_url");
        asked(create, ada("").replace("$job", "$asking"), "answers", "resume");
        asked(create, ada(",'answers':[{'question_id':'ffff','value':'x'}]"), "answers[0].question_id");
        asked(create, ada(",'answers':[{'question':'Who are you?','value':'x'}]"), "answers[0].question");
        asked(create, ada(",'answers':[{'question_id':'$q-Highest','value':'Diploma'}]"), "answers[0].value");
        asked(create, ada(",'answers':[{'question_id':'$q-Preferred','value':['Early','Late']}]"), "answers[0].value");
        asked(create, ada(",'answers':[{'question_id':'$q-Years','value':'many'}]"), "answers[0].value");
        asked(create, ada(",'answers':[{'question_id':'$q-Earliest','value':'soon'}]"), "answers[0].value");
        asked(create, ada(",'answers':[{'question_id':'$q-Do','value':'perhaps'}]"), "answers[0].value");
        asked(
                create,
                ada(",'answers':[{'question_id':'$q-Where','value':'" + "x".repeat(129) + "'}]"),
                "answers[0].value");
        asked(create, ada(",'answers':[{'question_id':'$q-Please','value':'here'}]"), "answers[0].value");
        asked(create, ada(",'answers':[{'question_id':'$q-Years','file':{" + PDF + "}}]"), "answers[0].file");
        asked(
                create,
                ada(",'answers':[{'question_id':'$q-Years','value':1},{'question_id':'$q-Years','value':2}]"),
                "answers[1].question_id");
        asked(
                create,
                "{'talent_pool':true,'name':'Ada','emails':['a@example.com'],'on_duplicate':'return_existing'}",
                "on_duplicate");
    }

    private void candidates() {
        String update = "PATCH candidates/$candidate";
        plain(update, "{'salary':1}", "salary");
        plain(update, "{'answers':[]}", "answers");
        plain(update, "{'title':' '}", "title");
        plain(update, "{'company':'Initech'}", "company");
        plain(update, "{'emails':['nowhere']}", "emails[0].email");
        plain(update, "{'name':'Ada Byron','first_name':'Ada'}", "name");
        plain(update, "{'tags':['a'],'tags_add':['b']}", "tags");
        plain(update, "{'tags_add':['a'],'tags_remove':['a']}", "tags_remove");
        plain(update, "{'skills':[null]}", "skills[0]");
        plain(update, "{'resume':{}}", "resume.data");
        asked(update, "{'emails':null}", "emails");
        asked(update, "{'emails':[]}", "emails");
        asked(update, "{'emails':['a@example.com','b@example.com']}", "emails");
        asked(update, "{'phones':['+44 20 7946 0000','+44 20 7946 0001']}", "phones");
        asked(update, "{'first_name':null}", "first_name");
        asked(update, "{'resume':null}", "resume");
        asked(update, "{'education_add':[{'degree':'BSc'}]}", "education_add[0].school");
        asked(update, "{'urls_add':['https://ada.example.com']}", "urls_add[0].type");
    }

    private void duplicates() {
        String find = "POST candidates/find-duplicates";
        plain(find, "{}", "emails");
        plain(find, "{'emails':['nowhere']}", "emails[0].email");
        plain(find, "{'name':'Ada','job':'x'}", "job");
        asked(find, "{'name':'Ada','job_id':'no such job'}", "job_id");
    }

    private void applications() {
        String create = "POST applications";
        plain(create, "{}", "job_id", "candidate");
        plain(create, "{'job_id':'$job','candidate':{}}", "candidate.name", "candidate.emails");
        plain(create, "{'job_id':'$job','candidate':{'id':'$candidate','name':'Ada'}}", "candidate.id");
        plain(
                create,
                "{'job_id':'$job','candidate':{'id':'$candidate','job_id':'$job'}}",
                "candidate.job_id",
                "candidate.id");
        asked(create, "{'job_id':'$job','candidate':{'id':'fffffff1'}}", "candidate.id");
        asked(create, "{'job_id':'$job','candidate':{'id':'$candidate'},'stage_id':'x-y'}", "stage_id");
        asked(
                create,
                "{'job_id':'$job','candidate':{'name':'Ada','emails':['a@example.com'],'company':'x'}}",
                "candidate.company");

        String move = "POST applications/move-stage";
        plain(move, "{}", "application_id", "stage_id");
        plain(move, "{'application_id':'$candidate'}", "stage_id");
        asked(move, "{'application_id':'$candidate','stage_id':'x-y'}", "stage_id");
        asked(move, "{'application_id':'fffffff1','stage_id':'offer'}", "application_id");

        String reject = "POST applications/reject";
        plain(reject, "{}", "application_id");
        plain(reject, "{'application_id':'$candidate','withdrew':'yes'}", "withdrew");
        asked(reject, "{'application_id':'$candidate','note':'" + "x".repeat(257) + "'}", "note");
        asked(reject, "{'application_id':'$candidate','reject_reason_id':'No such reason'}", "reject_reason_id");
        plain("POST applications/unreject", "{'application_id':''}", "application_id");
    }

    private void timelines() {
        String activity = "POST activities";
        plain(activity, "{}", "candidate_id");
        plain(activity, "{'candidate_id':'$candidate','activity_type':'gossip','body':'x'}", "activity_type");
        plain(activity, "{'candidate_id':'$candidate','activity_type':'note'}", "body");
        plain(activity, "{'candidate_id':'$candidate','activity_type':'link'}", "url");
        plain(activity, "{'candidate_id':'$candidate','activity_type':'rating','body':'x'}", "grade");
        plain(activity, "{'candidate_id':'$candidate','activity_type':'note','body':'x','grade':1}", "grade");
        asked(activity, "{'candidate_id':'fffffff1','activity_type':'note','body':'x'}", "candidate_id");

        String attachment = "POST attachments";
        plain(attachment, "{}", "candidate_id");
        plain(attachment, "{'candidate_id':'$candidate'}", "data");
        plain(attachment, "{'candidate_id':'$candidate'," + PDF + ",'file_url':'https://example.com/x'}", "data");
        asked(
                attachment,
                "{'candidate_id':'$candidate','file_name':'cv.exe','data':'JVBERi0xLjc=','attachment_type':'resume'}",
                "file_name");
        plain("POST attachments/download", "{}", "id");

        String scorecard = "POST scorecards";
        plain(scorecard, "{}", "candidate_id");
        plain(scorecard, "{'candidate_id':'$candidate','body':'x'}", "overall_recommendation");
        asked(scorecard, "{'candidate_id':'$candidate','overall_recommendation':'yes'}", "body");
    }

    private void others() {
        plain("PATCH custom_fields/cf1", "{}", "candidate_id");
        plain("POST departments", "{}", "name");
        plain("PATCH departments/d1", "{'name':null}", "name");
        plain("POST departments/merge", "{}", "id", "into");
        plain("POST users", "{'email':'nowhere','access_role':'simple'}", "email");
        plain("POST users", "{'email':'a@example.com'}", "access_role");
        plain("POST users", "{'email':'a@example.com','access_role':'boss'}", "access_role");
        plain("PATCH users/u1", "{'access_role':null}", "access_role");
        plain("PATCH users/u1", "{'access_role':'simple','roles':['ats.simple']}", "roles");
        plain("POST users/deactivate", "{}", "id");
        plain("POST users/enable", "{}", "id");
        plain("POST requisitions/approve", "{}", "id");
        plain("POST requisitions/reject", "{'id':'R1','reason':7}", "reason");
    }

    private void people() {
        String employees = "/unified/hris/employees";
        plain("POST " + employees, "{'last_name':'Byron'}", "first_name");
        plain("PATCH " + employees + "/e1", "{'first_name':null}", "first_name");
        String requests = "/unified/hris/timeoff_requests";
        plain("POST " + requests, "{}", "employee", "timeoff_type", "start_time", "end_time");
        plain("PATCH " + requests + "/t1", "{'status':'maybe'}", "status");
        plain("POST " + requests + "/approve", "{}", "id");
        plain("POST " + requests + "/reject", "{}", "id");
    }
}
