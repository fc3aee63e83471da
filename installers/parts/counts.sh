# shellcheck shell=bash
# The last words of a test run: what the runner itself counted, and what could not run.

reports() { find "$TOP"/{app,node-runtime}/target/{surefire,failsafe}-reports -name 'TEST-*.xml' 2>/dev/null; }

report_counts() { # fails when a test failed, or when none ran
  local run failures errors skipped sentence
  read -r run failures errors skipped < <(reports | xargs -r grep -hm1 -A30 '<testsuite ' | awk '
    { while (match($0, /(tests|failures|errors|skipped)="[0-9]+"/)) {
        split(substr($0, RSTART, RLENGTH), pair, "\""); name = pair[1]; sub(/=$/, "", name); sum[name] += pair[2]
        $0 = substr($0, RSTART + RLENGTH) } }
    END { print sum["tests"] + 0, sum["failures"] + 0, sum["errors"] + 0, sum["skipped"] + 0 }')
  skipped_groups
  for sentence in ${NOT_RUN[@]+"${NOT_RUN[@]}"}; do echo "Not run: $sentence"; done
  echo "Tests run: $run, Failures: $failures, Errors: $errors, Skipped: $skipped"
  echo "$((run - failures - errors - skipped)) passed, $((failures + errors)) failed, $skipped skipped"
  ((run > 0 && failures + errors == 0))
}

skipped_groups() { # each reason that a test gave for not running, with the classes that gave it
  local report
  for report in $(reports); do
    awk -v class="$(basename "$report" .xml)" '
      match($0, /<skipped[^>]*message="[^"]*"/) { text = substr($0, RSTART, RLENGTH); sub(/.*message="/, "", text); sub(/"$/, "", text)
        sub(/^TEST-.*\./, "", class); print text "\t" class }' "$report"
  done | sort | uniq -c | awk -F'\t' '{ count = $1; sub(/^ */, "", count); number = count; sub(/ .*/, "", number)
      sub(/^[0-9]+ /, "", count); print "Not run: " number " of " $2 ": " count }' | sed 's/&quot;/"/g; s/&lt;/</g; s/&gt;/>/g; s/&amp;/\&/g'
}
