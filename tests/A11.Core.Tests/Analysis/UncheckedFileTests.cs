using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Files;
using A11.Core.Reports;
using A11.Core.Tests.Reports;
using A11.Tests;

namespace A11.Core.Tests.Analysis;

/// <summary>What is not what its name says is not judged, and counted; what only looks odd is judged.</summary>
[TestClass]
public sealed class UncheckedFileTests
{
    private const string Pod = "apiVersion: v1\nkind: Pod\nmetadata: {name: x}\nspec:\n  containers:\n  - {name: x, image: nginx:1.27.3, securityContext: {privileged: true}}\n";

    [TestMethod]
    [DataRow("Dockerfile", "{{ if true }}\nFROM debian:{{ .tag }}\n{{ end }}\nRUN true\n", "template")]
    [DataRow("Dockerfile", "{%- set x = 1 %}\nFROM debian\n", "template")]
    [DataRow("Dockerfile", "FROM {{ image }}\n", "template")]
    [DataRow("Dockerfile", "FROM debian:@@VERSION@@\n", "template")]
    [DataRow("Dockerfile", "FROM debian:%%VERSION%%-slim\n", "template")]
    [DataRow("Dockerfile", "FROM debian:@VERSION@\n", "template")]
    [DataRow("Dockerfile", "FROM debian:#{VERSION}#\n", "template")]
    [DataRow("Dockerfile", "<% if x -%>\nFROM debian\n<% end %>\n", "template")]
    [DataRow("Dockerfile", "FROM debian\nENV VERSION {{ .version }}\n", "template")]
    [DataRow("Dockerfile", "FROM debian\nLABEL v=<%= version %>\n", "template")]
    [DataRow("Dockerfile", "FROM debian\nRUN set -x; \\\n  {{ if x }} \\\n  apt-get update\n", "template")]
    [DataRow("Dockerfile", "FROM debian\nRUN wget <%= url %>\n", "template")]
    [DataRow("Dockerfile", "FROM debian\nONBUILD COPY {{ source }} /app\n", "template")]
    [DataRow("Dockerfile", "dnl made by m4\ninclude(`base.m4')\nRUN true\n", "template")]
    [DataRow("app.dockerfile", "FROM debian\nCOPY {{ cookiecutter.name }} /app\n", "template")]
    [DataRow("Dockerfile.tmpl", "FROM debian\n", "template")]
    [DataRow("Dockerfile.log", "# syntax=example/frontend\nanything\n", "frontend")]
    [DataRow("Dockerfile.txt", "FROM debian\nCOPY {{ a }} b\n", "template")]
    [DataRow("Dockerfile-linux.template", "FROM debian\n", "template")]
    [DataRow("deploy/docker-compose.yml.j2", "services: {}\n", "template")]
    [DataRow("k8s/app.yaml.erb", "a: b\n", "template")]
    [DataRow("Makefile.in", "all:\n", "template")]
    [DataRow("deploy.sh.mustache", "true\n", "template")]
    [DataRow("Dockerfile", "# syntax=example/frontend\nFROM debian\n", "frontend")]
    [DataRow("Dockerfile", "# syntax=docker.io/docker/dockerfile.evil:1\nFROM debian\n", "frontend")]
    [DataRow("Dockerfile", "#syntax = evil.example/dockerfile@sha256:aaaa\nFROM debian\n", "frontend")]
    [DataRow("Dockerfile", "#!/usr/bin/env x\n# syntax=example/frontend\nFROM debian\n", "frontend")]
    [DataRow("Dockerfile", "FROM debian AS a\nFROM debian\nCOPY --from={{ stage }} a b\n", "template")]
    [DataRow("run.sh", "#!/usr/bin/env python3\nprint(1)\n", "dialect")]
    [DataRow("run.sh", "#!/usr/bin/zsh\necho *(N)\n", "dialect")]
    [DataRow("run.sh", "#!/bin/csh -f\nsetenv A b\n", "dialect")]
    [DataRow("run.sh", "#!/usr/bin/env -S pwsh -NoProfile\nGet-Item x\n", "dialect")]
    [DataRow("run.sh", "#!/opt/tool/run\nx\n", "dialect")]
    [DataRow("scripts/run", "#!/usr/bin/env fish\nset x 1\n", "dialect")]
    [DataRow("scripts/run", "#!/usr/bin/env yash\ncurl x | sh\n", "dialect")]
    [DataRow("scripts/run", "#!/opt/bash/bin/mystery\ncurl x | sh\n", "dialect")]
    [DataRow("run.sh", "#!/opt/bash/bin/mystery -x\ncurl x | sh\n", "dialect")]
    [DataRow("scripts/run", "#! /opt/bin/zsh /bin/bash\nx\n", "dialect")]
    [DataRow("run.zsh", "echo x\n", "dialect")]
    [DataRow("run.fish", "echo x\n", "dialect")]
    [DataRow("run.sh", "setopt extended_glob\n", "dialect")]
    [DataRow("run.sh", "autoload -Uz compinit\n", "dialect")]
    [DataRow("run.sh", "for line in ${(f)text}; do echo $line; done\n", "dialect")]
    [DataRow("run.sh", "for f in **/*(.N); do echo $f; done\n", "dialect")]
    [DataRow("run.sh", "echo \"$x\" ${#y} 'z' *(N)\n", "dialect")]
    [DataRow("run.sh", "print \"${(f)text}\"\n", "dialect")]
    [DataRow("run.sh", "# shellcheck shell=zsh\necho x\n", "dialect")]
    [DataRow("run.sh", "#!/bin/sh\n{% if x %}\necho x\n{% endif %}\n", "template")]
    [DataRow("run.sh", "<% if x %>\necho x\n<% end %>\n", "template")]
    [DataRow("run.sh", "#!/bin/bash\napt-get install -y {{ packages | join(' ') }}\n", "template")]
    [DataRow("Makefile", "all:\n\ttrue\n{% if x %}\nb:\n\ttrue\n{% endif %}\n", "template")]
    [DataRow("app.yaml", "{{- if .Values.x }}\na: b\n{{- end }}\n", "template")]
    [DataRow("app.yaml", "{% for x in y %}\n- {{ x }}\n{% endfor %}\n", "template")]
    [DataRow("app.yaml", "- a: |\n    x\n  b:\n  {{ x }}\n", "template")]
    [DataRow("app.yaml", "a: |\n  x\n{{- if x }}\nb: c\n{{- end }}\n", "template")]
    [DataRow("app.yaml", "a: it's # b\n{{- if x }}\nb: c\n{{- end }}\n", "template")]
    [DataRow("chart/templates/pod.yaml", "name: {{ .Values.name }}\n", "template")]
    [DataRow("node_modules/x/Dockerfile", "FROM debian\n", "vendored")]
    [DataRow("vendor/Dockerfile", "FROM debian\n", "vendored")]
    [DataRow("lib/third_party/x/Makefile", "a:\n", "vendored")]
    [DataRow(".yarn/releases/run.sh", "true\n", "vendored")]
    [DataRow("gradlew", "#!/bin/sh\n# Gradle start up script\ntrue\n", "vendored")]
    [DataRow("configure", "#! /bin/sh\n# Generated by GNU Autoconf 2.72.\ntrue\n", "vendored")]
    [DataRow("build-aux/install-sh", "#!/bin/sh\nscriptversion=2024-06-19.01\n", "vendored")]
    [DataRow("bin/gui", "#!/bin/sh\n# the next line restarts by wish \\\nexec wish \"$0\" -- \"$@\"\nproc a {} { return 1 }\n", "dialect")]
    [DataRow("a/vendor/x/run.sh", "true\n", "vendored")]
    [DataRow("left/Dockerfile", "FROM debian\n", "excluded")]
    public void What_is_something_else_is_left_alone(string path, string text, string reason)
    {
        var result = Check(path, text);
        Assert.AreEqual($"{path} {reason}", string.Join(", ", result.UncheckedFiles.Select(file => $"{file.Path} {file.Reason.ToName()}")));
        Assert.DoesNotContain(path, result.CheckedFiles);
        Assert.IsTrue(result.Diagnostics.All(finding => finding.Rule == EngineRules.NotChecked), string.Join('\n', result.Diagnostics.Select(finding => finding.Message)));
        Assert.IsLessThanOrEqualTo(1, result.Diagnostics.Length);
    }

    [TestMethod]
    [DataRow("Dockerfile", "FROM debian\n# {{ x }}\nRUN echo \"{{ x }}\" '{% y %}' \"<%= z %>\"\n")]
    [DataRow("Dockerfile", "FROM debian\nRUN docker inspect --format {{.Id}} x && docker inspect -f={{.Id}} y && go list -f {{.Dir}}\n")]
    [DataRow("Dockerfile", "FROM debian\nRUN awk '{{ print $1 }}' x && cp {{a,b},c} /d && xargs -I{{}} cp {{}} /e\n")]
    [DataRow("Dockerfile", "FROM debian\nRUN <<EOF\necho {{ x }}\n{% y %}\nEOF\nCOPY <<\"EOF\" /etc/x\n{{ y }}\nEOF\n")]
    [DataRow("Dockerfile", "FROM debian\nRUN sed -i -e s/@@VERSION@@/1/ -e s/%%X%%/2/ f && echo ${x%%y} ${z##*/}\n")]
    [DataRow("Dockerfile", "FROM debian\nLABEL x=\"{{ y }}\" z='@@NAME@@'\nENV A=\"%%B%%\" C='{\"a\":{\"b\":1}}'\n")]
    [DataRow("Dockerfile", "FROM debian\nRUN curl -w '%{http_code}' x && printf '%s' \"$(docker ps --format '{{.ID}}')\"\n")]
    [DataRow("Dockerfile", "FROM debian\nHEALTHCHECK CMD docker inspect -f {{.State}} x\nCMD [\"sh\", \"-c\", \"echo {{ x }}\"]\n")]
    [DataRow("Dockerfile", "FROM debian\nRUN date +{%F} && printf {%s}\\n x\nENV F={%F}\n")]
    [DataRow("run.sh", "#!/bin/sh\ndate +{%Y-%m-%d}\nprintf {%s}\\n x\nprintf {%-5s}\\n x\necho {% x\n")]
    [DataRow("run.sh", "x=${x##*(.)}\n")]
    [DataRow("run.sh", "shopt -s extglob\necho *(.) \n")]
    [DataRow("run.sh", "grep -E \"^v*(.)$\" f\ngrep -E 'v*(.)' f # *(N)\n[[ $x == v*(.) ]] && true\n")]
    [DataRow("Dockerfile.log", "FROM debian\nRUN true\n")]
    [DataRow("a/Dockerfile.txt", "# Why.\nARG A=b\nfrom --platform=linux/amd64 debian as x\n")]
    [DataRow("Containerfile.patch", "# syntax=docker/dockerfile:1\nFROM debian\n")]
    [DataRow("Dockerfile.py", "FROM debian\n")]
    [DataRow("Dockerfile", "FROM debian@sha256:0000000000000000000000000000000000000000000000000000000000000000\n")]
    [DataRow("Dockerfile", "# syntax=docker/dockerfile:1.7-labs\nFROM debian\n")]
    [DataRow("Dockerfile", "# syntax=docker.io/docker/dockerfile-upstream:master@sha256:aaaa\nFROM debian\n")]
    [DataRow("vendors/Dockerfile", "FROM debian\n")]
    [DataRow("configure", "#!/bin/sh\necho $1\n")]
    [DataRow("scripts/Dockerfile", "#!/usr/bin/zsh\nFROM debian\n")]
    [DataRow("run.sh", "#!/bin/bash\nsetopt=1; echo \"${setopt}\"\n[[ $x =~ ^{{ ]] && echo x\n")]
    [DataRow("run.sh", "if [ -n \"$ZSH_VERSION\" ]; then setopt sh_word_split; fi\n")]
    [DataRow("run.sh", "#!/bin/bash\ncat <<EOF\n{{ x }}\n{% y %}\nEOF\n")]
    [DataRow("run.sh", "#!/bin/bash\ncat <<EOF\n$(printf %s {{ x }})\nEOF\n")]
    [DataRow("run.sh", "#!/usr/bin/env -S bash -e\necho '${(f)x}'\n")]
    [DataRow("run.sh", "#!/usr/bin/with-contenv bash\ntrue\n")]
    [DataRow("run.sh", "#!/bin/mksh\ntrue\n")]
    [DataRow("scripts/run", "#!/opt/perl/../../bin/bash\ntrue\n")]
    [DataRow("scripts/run", "#!/opt/zsh/bin/bash -e\ntrue\n")]
    [DataRow("scripts/run", "#!/bin/rbash\ntrue\n")]
    [DataRow("scripts/run", "#!/usr/bin/env -Sbash -e\ntrue\n")]
    [DataRow("scripts/run", "#!/usr/bin/env -S PATH=/opt/zsh:/bin bash\ntrue\n")]
    [DataRow("scripts/run", "#!/bin/busybox sh\ntrue\n")]
    [DataRow("run.sh", "#!/usr/bin/env bats\n@test x { true; }\n")]
    [DataRow("app.yaml", "a: |\n  {{ x }}\nb: c\n")]
    [DataRow("app.yaml", "a: \"{{ x }}\"\nb: ${{ y }}\n# {{ z }}\n")]
    [DataRow("app.yaml", "a: >\n  text\n  {% raw %}\n")]
    [DataRow("templates/pod.yaml", Pod)]
    [DataRow("chart/templates/pod.yaml", Pod)]
    [DataRow("Makefile", "all:\n\t@go list -f '{{.Dir}}'\n")]
    public void What_only_looks_odd_is_judged(string path, string text)
    {
        var result = Check(path, text);
        Assert.IsEmpty(result.UncheckedFiles);
        Assert.Contains(path, result.CheckedFiles);
    }

    [TestMethod]
    [DataRow("Dockerfile.py", "from docker import x\n")]
    [DataRow("Dockerfile.md", "# Dockerfiles\n\nFrom here on\n{{ x }}\n")]
    [DataRow("Dockerfile.log", "Step 1/2 : FROM debian\n")]
    [DataRow("Dockerfile.patch", "--- a/Dockerfile\n+++ b/Dockerfile\n@@ -1 +1 @@\n-FROM a\n+FROM b\n")]
    public void What_only_bears_the_name_of_a_Dockerfile_is_none(string path, string text)
    {
        var result = Check(path, text);
        Assert.IsEmpty(result.UncheckedFiles);
        Assert.IsFalse(result.Diagnostics.Any(finding => finding.Rule.Id.StartsWith("AXD", StringComparison.Ordinal)));
    }

    [TestMethod]
    [DataRow("app.yaml", "a: \"{{ x }}\"\nb: [\n", DisplayName = "broken, with an action in quotes")]
    [DataRow("app.yaml", "a: |\n  {{ x }}\n\n  b: {{ y }}\nb: [\n", DisplayName = "broken, with an action in a block scalar")]
    [DataRow("app.yaml", "- a: >-  # why\n    {% if x %}\n  b: c\n- - |2\n     - {{ y }}\n- [\n", DisplayName = "broken, with actions in a list's block scalars")]
    [DataRow("app.yaml", "--- |\n {{ x }}\n---\nb: [\n", DisplayName = "broken, with an action in a document's block scalar")]
    [DataRow("app.yaml", "a: b # c: {{ x }}\n# {{ y }}\nb: [\n", DisplayName = "broken, with an action in a comment")]
    [DataRow("app.yaml", "a: 'it''s\n  {{ x }}'\nb: \"c: {{ y }} \\\" - {{ z }}\"\nc: [\n", DisplayName = "broken, with an action in quotes that span lines")]
    [DataRow("app.yaml", "b: [\n---\nc: ]\nd:\n{{ x }}\n", DisplayName = "broken in front of an action")]
    [DataRow(".github/workflows/ci.yml", "on: push\n{{ x }}\njobs: [\n", DisplayName = "what GitHub reads")]
    public void YAML_that_is_broken_by_something_else_is_an_error(string path, string text) =>
        Assert.AreEqual("AXY0001", Check(path, text).Diagnostics.Single().Rule.Id);

    [TestMethod]
    public void Braces_do_not_hide_what_YAML_says() =>
        Assert.Contains("AXK2001", Check("k8s/pod.yaml", $"note: |\n  {{{{ x }}}}\n{Pod}").Diagnostics.Select(finding => finding.Rule.Id).ToArray());

    [TestMethod]
    public void A_value_that_is_filled_in_later_is_unknown()
    {
        var result = Check("k8s/pod.yaml", "apiVersion: v1\nkind: Pod\nmetadata: {name: x}\nspec:\n  hostNetwork: true\n  containers:\n  - name: x\n    image: {{ image }}\n    resources: {{ resources }}\n");
        Assert.AreEqual("AXK2005", string.Join(", ", result.Diagnostics.Where(finding => finding.Severity > Severity.None).Select(finding => finding.Rule.Id).Distinct()));
        Assert.IsTrue(result.UncheckedFiles.Single() is { IsChecked: true, Reason: UncheckedReason.Template });
    }

    [TestMethod]
    [DataRow("Dockerfile", "FROM debian\nSHELL [\"/usr/bin/zsh\", \"-c\"]\nRUN true\n", true)]
    [DataRow("Dockerfile", "FROM debian\nRUN <<EOF\n#!/usr/bin/env python3\nprint(1)\nEOF\n", true)]
    [DataRow("Dockerfile", "FROM debian\nSHELL [\"/bin/bash\", \"-o\", \"pipefail\", \"-c\"]\nRUN true\nRUN [\"x\"]\n", false)]
    [DataRow("Dockerfile", "FROM mcr.microsoft.com/windows/servercore:ltsc2022\nSHELL [\"powershell\", \"-Command\"]\nRUN Get-Item x\n", true)]
    [DataRow("Dockerfile", "FROM mcr.microsoft.com/windows/nanoserver:ltsc2022\nCOPY a C:/a\n", true)]
    [DataRow("Dockerfile", "FROM --platform=windows/amd64 debian:12.8-slim\nRUN curl x | sh\n", true)]
    [DataRow("Dockerfile", "FROM example.com/x:windowsservercore-1.2.3\nRUN curl x | sh\n", true)]
    [DataRow("Dockerfile", "# escape=`\nFROM golang:1.23.4\nONBUILD RUN curl x | sh\n", true)]
    [DataRow("Dockerfile", "# escape=`\nFROM debian:12.8-slim\nRUN curl x | sh\n", false)]
    [DataRow("Dockerfile", "# escape=`\nFROM python:3.13.1-alpine3.21\nRUN curl x | sh\n", false)]
    [DataRow("Dockerfile", "# syntax=registry.example.com/docker/dockerfile:1\nFROM debian\n", true)]
    [DataRow("Makefile", "SHELL := /usr/bin/python3\nall:\n\tprint(1)\n", true)]
    [DataRow("Makefile", "SHELL := /bin/bash\nall:\n\ttrue\n", false)]
    [DataRow(".github/workflows/ci.yml", "on: push\njobs: {a: {runs-on: ubuntu-24.04, steps: [{run: npm test}, {run: x, shell: 'bash -e {0}'}, {uses: a/b@v1}]}}\n", false)]
    [DataRow(".github/workflows/ci.yml", "on: push\njobs: {a: {runs-on: ubuntu-24.04, steps: [{run: npm test}, {run: x, shell: 'zsh {0}'}]}}\n", true)]
    [DataRow(".github/workflows/ci.yml", "on: push\njobs: {a: {runs-on: ubuntu-24.04, defaults: {run: {shell: pwsh}}, steps: [{run: npm test $x}]}}\n", true)]
    [DataRow(".github/workflows/ci.yml", "on: push\ndefaults: {run: {shell: python}}\njobs: {a: {runs-on: ubuntu-24.04, steps: [{run: npm test}]}}\n", true)]
    [DataRow(".github/workflows/ci.yml", "on: push\njobs: {a: {runs-on: windows-2025, steps: [{run: npm test $x}]}}\n", true)]
    [DataRow(".github/workflows/ci.yml", "on: push\njobs: {a: {runs-on: windows-2025, steps: [{run: npm test, shell: bash}]}}\n", false)]
    [DataRow(".github/workflows/ci.yml", "on: push\njobs: {a: {runs-on: \"${{ inputs.runner }}\", steps: [{run: npm test $x}]}}\n", true)]
    [DataRow(".github/workflows/ci.yml", "on: push\njobs: {a: {runs-on: \"${{ inputs.runner }}\", steps: [{run: export A=b}]}}\n", false)]
    [DataRow(".github/workflows/ci.yml", "on: push\njobs: {a: {runs-on: \"${{ matrix.os }}\", strategy: {matrix: {os: [windows-2025]}}, steps: [{run: npm test $x}]}}\n", true)]
    [DataRow("action.yml", "name: x\nruns: {using: composite, steps: [{run: x $y, shell: pwsh}]}\n", true)]
    [DataRow("action.yml", "name: x\nruns: {using: composite, steps: [{run: x}]}\n", true)]
    [DataRow("action.yml", "name: x\nruns: {using: composite, steps: [{run: x, shell: bash}]}\n", false)]
    public void A_part_that_no_rule_reads_is_told_to_whoever_asks(string path, string text, bool isTold)
    {
        var result = Check(path, text);
        Assert.AreEqual(isTold, result.UncheckedFiles.Length == 1);
        Assert.Contains(path, result.CheckedFiles);
    }

    [TestMethod]
    public void What_is_told_of_a_step_names_its_line_and_shell() => Assert.AreEqual(
        "has a step (line 7) for pwsh -File {0}, which no rule reads",
        Check(".github/workflows/ci.yml", "on: push\njobs:\n  a:\n    runs-on: ubuntu-24.04\n    steps:\n    - run: npm test\n    - run: x\n      shell: pwsh -File {0}\n").UncheckedFiles.Single().Explanation);

    [TestMethod]
    public void A_secret_in_a_template_is_found() =>
        Assert.Contains("AXX0001", Check("Dockerfile.tmpl", "FROM debian\nENV TOKEN=ghp_" + "0a1B2c3D4e5F6g7H8i9J0k1L2m3N4o5P6q7R" + "\n").Diagnostics.Select(finding => finding.Rule.Id).ToArray());

    [TestMethod]
    public void Every_report_says_how_many_files_were_left_alone_and_why()
    {
        var files = new MemoryFileSource([new("Dockerfile", "FROM {{ x }}\n"), new("a.zsh", "x\n"), new("b.zsh", "x\n"), new("c.sh", "#!/bin/sh\nset -e\ntrue\n")]);
        var report = new CheckReport(TestEngine.Default.Run(files, new DefaultSettings()));
        const string Sentence = "in 1 file checked; 3 files not checked (1 template, 2 dialect)";
        foreach (var format in (ReadOnlySpan<ReportFormat>)[ReportFormat.Text, ReportFormat.GitHub, ReportFormat.Azure, ReportFormat.MSBuild, ReportFormat.Html])
        {
            StringAssert.Contains(ReportFormats.Create(format).Write(report), Sentence, format.ToString());
        }

        var json = ReportFormats.Create(ReportFormat.Json).Write(report);
        StringAssert.Contains(json, "\"notChecked\": 3,");
        StringAssert.Contains(json, "\"path\": \"a.zsh\",\n      \"reason\": \"dialect\"");
        StringAssert.Contains(ReportFormats.Create(ReportFormat.Sarif).Write(report), "\"reason\": \"template\"");
    }

    private static AnalysisResult Check(string path, string text)
    {
        var files = new MemoryFileSource([new(path, text), new("chart/Chart.yaml", "name: x\n"), new("a/vendor/modules.txt", ""), new("a11.yml", "exclude: [left/**]\n")]);
        return TestEngine.Default.Run(files, TestEngine.Load(files), [path]);
    }
}
