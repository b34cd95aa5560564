using System.Collections.Immutable;
using System.Globalization;

namespace A11.Agents.Acceptance.Criteria;

/// <summary>What is said of files of one kind, and means something else, or nothing, where a task writes none of it.</summary>
internal static class KindPhrases
{
    private static readonly string[] Numbers = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];

    private static readonly Phrase AtLeast = Phrase.Parse("at-least|minimum-of|no-fewer-than|not-less-than");

    private static readonly Phrase Replicas = Phrase.Parse("replica|replicas|pods|instances");

    private static readonly Phrase AllContainers = Phrase.Parse("for|on|of|in all|every|each|both container|containers|pods|workloads");

    private static readonly string[] NetworkWords = ["all", "every", "both", "services", "service", "containers", "share", "shares", "join", "joins", "use", "uses", "are", "is", "connected", "by", "through", "over", "on", "in", "the", "a", "same", "custom", "own"];

    private static readonly string[] PathWords = ["only", "runs", "run", "when", "if", "on", "for", "in", "to", "under", "changes", "change", "files", "file", "path", "paths", "filter", "filtered", "by", "below", "something", "anything", "the", "any", "a"];

    private static readonly ImmutableArray<PhraseTable.Entry> Workflow =
    [
        new("deployment|deploy|deploys|it|which|and? requires|needs|with|asks-for|waits-for|after|has environment|manual|a-manual approval|protection|reviewers", RequirementKind.Environment, "", "approval"),
        new("environment approval|protection|approvals", RequirementKind.Environment, "", "approval"),
        new("requires|needs manual? approval", RequirementKind.Environment, "", "approval"),
    ];

    private static readonly ImmutableArray<PhraseTable.Entry> Compose =
    [
        new("secrets|passwords|credentials|secret|password is|are? passed|read|mounted|provided|loaded|given|come|comes|supplied as|from|by|through|via file|files|secret-files|docker-secrets|docker-secret|secrets", RequirementKind.FileSecrets),
        new("uses|use|through|via|with docker|compose|file-based secrets", RequirementKind.FileSecrets),
        new("services|service|containers? uses|use|has|have|define|defines|are-on|share|join|joins? custom|dedicated|shared|own|separate|user-defined|private network|networks", RequirementKind.Network),
    ];

    private static readonly ImmutableArray<PhraseTable.Entry> Kubernetes =
    [
        new("resource|resources requests-and-limits|limits-and-requests|requests|requests-or-limits for? all|every|each? container|containers|pods|workloads? are-set|is-set|set?", RequirementKind.ResourceLimits, "", "requests"),
        new("=memory|cpu|memory-and-cpu|cpu-and-memory requests-and-limits|limits-and-requests|requests|requests-or-limits for? all|every|each? container|containers|pods|workloads? are-set|is-set|set?", RequirementKind.ResourceLimits, "", "requests"),
        new("resource|resources limits|limit|are-limited|is-limited for|on|of? all|every|each? services|service|containers|container|pods|workloads? are-set|is-set|set?", RequirementKind.ResourceLimits),
        new("=memory|cpu|memory-and-cpu|cpu-and-memory limits|limit|are-limited|is-limited for|on|of? all|every|each? services|service|containers|container|pods|workloads? are-set|is-set|set?", RequirementKind.ResourceLimits),
        new("probes|health-checks|health-probes|health-probe|health-check for|on|of? all|every|each? containers|container|pods|workloads?", RequirementKind.HealthCheck, "*"),
        new("all|every|each containers|container|pods|workloads has|have|is|are? probes|probe|health-checks|health-check|probed", RequirementKind.HealthCheck, "*"),
        new("with|has|uses|over|terminates|serves? tls|https certificate?", RequirementKind.Certificate),
        new("no|without|never privileged? root containers|container|pods?", RequirementKind.NonRoot),
    ];

    private static readonly ImmutableArray<PhraseTable.Entry> Script =
    [
        new("uses|use|runs-in|in|has|sets|set|enables|enable|with|begins-with|starts-with? bash? strict mode|shell-mode?", RequirementKind.StrictMode),
        new("uses|use|has|sets|begins-with|starts-with|with|calls? set-euo-pipefail|set-eu-o-pipefail|set-e-u-o-pipefail", RequirementKind.StrictMode),
        new("uses|use|has|sets|begins-with|starts-with|with|calls? =set-eu|set-e|set-u|set-o-pipefail|errexit|nounset|pipefail is-set|is-enabled|enabled?", RequirementKind.StrictMode),
        new("stops|stop|exits|exit|fails|fail|aborts on|at|after|when? first|any? error|errors|failure|failures|failing-command|command-fails", RequirementKind.StrictMode, "errexit"),
        new("fails|fail|stops|exits|aborts on|at|for undefined|unset|unbound variable|variables", RequirementKind.StrictMode, "nounset"),
        new("fails|fail|stops|exits|aborts on|at|for failing|failed pipe|pipes|pipelines|pipeline", RequirementKind.StrictMode, "pipefail"),
        new("script|scripts? exits|stops|fails|aborts on|at|after first|any? error|errors|failure", RequirementKind.StrictMode, "errexit"),
        new("fails|fail|exits|stops|aborts if|when variable|variables is|are unset|undefined|unbound|not-set", RequirementKind.StrictMode, "nounset"),
        new("uses|use bash with strict-mode", RequirementKind.StrictMode),
        new("scripts|script|file|files|it? is|are|be|made|marked|marked-as|set-as? executable|executable-file", RequirementKind.Executable),
        new("has|have|with|sets? executable|execute|execution bit|permission|permissions|mode set?", RequirementKind.Executable),
        new("executable script|scripts|file", RequirementKind.Executable),
        new("can|may be executed|run-directly|executed-directly", RequirementKind.Executable),
        new("has|with|begins-with|starts-with|uses|names? =bash|sh|dash|zsh|ksh|posix? shebang|shebang-line|interpreter-line", RequirementKind.Shebang),
        new("no|without|zero|free-of lint|linter|linting? findings|warnings|errors|problems|lint-errors", RequirementKind.LintFindings),
        new("no|without|zero|free-of =shellcheck findings|warnings|errors|problems", RequirementKind.LintFindings),
        new("passes|pass|is-clean-by|clean-by|clean-under|lints-clean-with =shellcheck", RequirementKind.LintFindings),
        new("=shellcheck passes|clean|is-clean", RequirementKind.LintFindings),
    ];

    private static readonly string[] DirectoryVerbs = ["uses", "use", "has", "sets", "set", "with", "the", "a", "its"];

    private static readonly ImmutableArray<PhraseTable.Entry> Dependabot =
    [
        new("updates|update|updating|keeps|covers|watches|checks|checks-for|monitors|for|enables|updates-for|configures|includes? =npm|pip|nuget|docker|docker-compose|github-actions|gomod|go-modules|cargo|maven|gradle|composer|bundler|terraform|uv|helm|devcontainers|pub|mix|swift|gitsubmodule updates|dependencies|packages|images|ecosystem|modules|actions? up-to-date|current?", RequirementKind.Ecosystem),
        new("on-a|a|at-a|with-a|the|schedule-is|interval-is|interval|schedule? =weekly|daily|monthly|quarterly|yearly schedule|interval|updates|update-schedule|basis|checks?", RequirementKind.Interval),
        new("every|once-a|each =week|day|month|quarter", RequirementKind.Interval),
    ];

    private static readonly ImmutableArray<PhraseTable.Entry> Anything =
    [
        new("is|are|has|have|contains|must-be|uses? valid =yaml|workflow|workflow-syntax|dockerfile|compose-file|compose|makefile|manifest|manifests|shell|syntax", RequirementKind.ValidSyntax),
        new("=yaml|syntax is valid|correct", RequirementKind.ValidSyntax),
        new("parses|parse without errors|error|problems", RequirementKind.ValidSyntax),
    ];

    /// <summary>Reads what has numbers and names in it, before what is said of files of any kind.</summary>
    public static void ReadFirst(CriterionText text, IReadOnlySet<GeneratedFileKind> kinds, Action<Requirement> add)
    {
        for (var index = 0; index < text.Words.Length; index++)
        {
            _ = text.IsFree(index)
                && ((kinds.Contains(GeneratedFileKind.Workflow) && (ReadPaths(text, index, add) || ReadNamed(text, index, RequirementKind.Environment, "environment", "environments", isBefore: true, add)))
                    || (kinds.Contains(GeneratedFileKind.Dockerfile) && (ReadNamed(text, index, RequirementKind.Label, "label", "labels", isBefore: false, add) || ReadEntryPoint(text, index, add) || ReadWorkingDirectory(text, index, add)))
                    || (kinds.Contains(GeneratedFileKind.Compose) && ReadNamed(text, index, RequirementKind.Network, "network", "networks", isBefore: false, add))
                    || (kinds.Contains(GeneratedFileKind.Kubernetes) && ReadOfManifest(text, index, add))
                    || (kinds.Contains(GeneratedFileKind.Script) && ReadInterpreter(text, index, add))
                    || ReadFile(text, index, add));
        }

        foreach (var (kind, table) in (ReadOnlySpan<(GeneratedFileKind, ImmutableArray<PhraseTable.Entry>)>)
            [(GeneratedFileKind.Workflow, Workflow), (GeneratedFileKind.Compose, Compose), (GeneratedFileKind.Kubernetes, Kubernetes), (GeneratedFileKind.Script, Script), (GeneratedFileKind.Dependabot, Dependabot)])
        {
            if (kinds.Contains(kind))
            {
                PhraseTable.Read(text, table, part => add(Normalize(part)));
            }
        }

        PhraseTable.Read(text, Anything, part => add(Normalize(part)));
    }

    /// <summary>Reads what is a thing by its name alone, behind what is said of files of any kind.</summary>
    public static void ReadLast(CriterionText text, IReadOnlySet<GeneratedFileKind> kinds, Action<Requirement> add)
    {
        for (var index = 0; index < text.Words.Length; index++)
        {
            if (text.IsFree(index) && kinds.Contains(GeneratedFileKind.Kubernetes) && ObjectNames.Match(text, index) is { } found)
            {
                var named = NamesAfter(text, found.End, isIntroduced: true);
                add(new Requirement(RequirementKind.Object, found.Kind, [.. named.Names]) { Place = (index, found.End) });
                text.Use(index, named.End - index);
            }
            else if (text.IsFree(index) && kinds.Contains(GeneratedFileKind.Dockerfile) && text.Match(index, "entrypoint") is > 0 and var length)
            {
                add(new Requirement(RequirementKind.EntryPoint) { Place = (index, index + length) });
                text.Use(index, length);
            }
            else if (text.IsFree(index) && kinds.Contains(GeneratedFileKind.Dockerfile) && text.Is(index, "label", "labels"))
            {
                add(new Requirement(RequirementKind.Label) { Place = (index, index + 1) });
                text.Use(index, 1);
            }
        }
    }

    private static Requirement Normalize(Requirement part) => part with
    {
        Name = (part.Kind, part.Name) switch
        {
            (RequirementKind.StrictMode, "set-e") => "errexit",
            (RequirementKind.StrictMode, "set-u") => "nounset",
            (RequirementKind.StrictMode, "set-o-pipefail") => "pipefail",
            (RequirementKind.StrictMode, "set-eu") => "errexit nounset",
            (RequirementKind.Ecosystem, "go-modules") => "gomod",
            (RequirementKind.Interval, "week") => "weekly",
            (RequirementKind.Interval, "day") => "daily",
            (RequirementKind.Interval, "month") => "monthly",
            (RequirementKind.Interval, "quarter") => "quarterly",
            (RequirementKind.ValidSyntax, "syntax" or "workflow-syntax") => "",
            _ => part.Name,
        },
    };

    private static bool ReadOfManifest(CriterionText text, int index, Action<Requirement> add) =>
        ReadReplicas(text, index, add) || ReadProbes(text, index, add) || ReadNamed(text, index, RequirementKind.Namespace, "namespace", "namespaces", isBefore: true, add) || ReadHost(text, index, add) || ReadSetting(text, index, add);

    /// <summary>“2 replicas”, “at least three replicas”, “replicas: 2”.</summary>
    private static bool ReadReplicas(CriterionText text, int index, Action<Requirement> add)
    {
        var isLeast = AtLeast.Match(text, index) is not null;
        var at = AtLeast.Match(text, index)?.End ?? index;
        if (NumberAt(text, at) is { } number && Replicas.Match(text, at + 1) is { } word)
        {
            return Add(number, word.End);
        }

        return text.Is(index, "replicas") && NumberAt(text, index + 1) is { } behind && Add(behind, index + 2);

        bool Add(string count, int end)
        {
            add(new Requirement(RequirementKind.Replicas, count, isLeast ? ["least"] : []) { Place = (index, end) });
            text.Use(index, end - index);
            return true;
        }
    }

    private static string? NumberAt(CriterionText text, int at) => !text.IsFree(at) ? null
        : int.TryParse(text.Words[at].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number.ToString(CultureInfo.InvariantCulture)
        : Array.IndexOf(Numbers, text.Words[at].Value) is >= 0 and var word ? (word + 1).ToString(CultureInfo.InvariantCulture)
        : null;

    /// <summary>“Readiness and liveness probes for all containers”.</summary>
    private static bool ReadProbes(CriterionText text, int index, Action<Requirement> add)
    {
        var names = new List<int>();
        var at = index;
        while (text.Is(at, "readiness", "liveness", "startup"))
        {
            names.Add(at++);
            at = text.Is(at, "probe", "probes") && text.Is(at + 1, "and") && text.Is(at + 2, "readiness", "liveness", "startup") ? at + 2 : text.Is(at, "and") ? at + 1 : at;
        }

        if (names.Count == 0 || !text.Is(at, "probe", "probes", "check", "checks"))
        {
            return false;
        }

        var end = AllContainers.Match(text, at + 1)?.End ?? at + 1;
        foreach (var name in names)
        {
            add(new Requirement(RequirementKind.Probe, text.Words[name].Value) { Place = (name, name + 1) });
        }

        text.Use(index, end - index);
        return true;
    }

    /// <summary>A thing with a name in quotation marks, or one that “named” introduces: “namespace `shop`”, “the `shop` namespace”.</summary>
    private static bool ReadNamed(CriterionText text, int index, RequirementKind kind, string word, string words, bool isBefore, Action<Requirement> add)
    {
        if (isBefore && (text.Words[index].IsQuoted || (kind == RequirementKind.Environment && text.Is(index, "production", "staging", "development", "testing", "preview"))) && text.Is(index + 1, word))
        {
            add(new Requirement(kind, text.Words[index].Text) { Place = (index, index + 2) });
            text.Use(index, 2);
            return true;
        }

        if (kind == RequirementKind.Namespace && text.Is(index, word) && text.Is(index + 1, "is") && text.IsFree(index + 2) && index + 3 == text.Words.Length)
        {
            add(new Requirement(kind, text.Words[index + 2].Text) { Place = (index, index + 3) });
            text.Use(index, 3);
            return true;
        }

        if (!text.Is(index, word, words) || NamesAfter(text, index + 1, isIntroduced: kind is RequirementKind.Environment) is not { Names.Count: > 0 } found)
        {
            return false;
        }

        foreach (var name in found.Names)
        {
            add(new Requirement(kind, name) { Place = (index, found.End) });
        }

        var start = index;
        while (kind == RequirementKind.Network && text.Is(start - 1, NetworkWords))
        {
            start--;
        }

        text.Use(start, found.End - start);
        return true;
    }

    /// <summary>Names in quotation marks behind a word, with “and” between them; a bare one only where something introduces it.</summary>
    private static (List<string> Names, int End) NamesAfter(CriterionText text, int index, bool isIntroduced)
    {
        var names = new List<string>();
        var (at, end) = (index, index);
        var takesBare = !isIntroduced || text.Is(at, "named", "called");
        at = text.Is(at, "named", "called", "is", "are", "with", "of") ? at + 1 : at;
        while (text.IsFree(at) && (text.Words[at].IsQuoted || (takesBare && names.Count == 0 && IsBareName(text.Words[at]) && !text.Words[at].IsSeparated)))
        {
            names.Add(text.Words[at].Text);
            end = ++at;
            at = text.Is(at, "and") ? at + 1 : at;
        }

        return (names, end);
    }

    private static bool IsBareName(CriterionWord word) => word.Text.AsSpan().ContainsAny('-', '.') && word.Text.All(static letter => char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter) || letter is '-' or '.');

    /// <summary>“Host shop.example.com”: a name with a dot behind the word.</summary>
    private static bool ReadHost(CriterionText text, int index, Action<Requirement> add)
    {
        var at = text.Is(index, "host", "hosts", "hostname", "domain") ? text.Is(index + 1, "is", "name") ? index + 2 : index + 1 : text.Is(index, "for") && text.Is(index - 1, "ingress") ? index + 1 : -1;
        if (at < 0 || !text.IsFree(at) || !text.Words[at].Value.Contains('.', StringComparison.Ordinal))
        {
            return false;
        }

        add(new Requirement(RequirementKind.Host, text.Words[at].Value) { Place = (index, at + 1) });
        text.Use(index, at + 1 - index);
        return true;
    }

    /// <summary>“Sets `LOG_LEVEL=info`”: the name of a variable in capitals, and its value.</summary>
    private static bool ReadSetting(CriterionText text, int index, Action<Requirement> add)
    {
        if (text.Words[index].Text.Split('=', 2) is not [{ Length: > 0 } name, { Length: > 0 } value] || !name.All(static letter => char.IsAsciiLetterUpper(letter) || char.IsAsciiDigit(letter) || letter == '_'))
        {
            return false;
        }

        var start = index;
        while (text.Is(start - 1, "sets", "set", "with", "has", "passes", "configures", "variable", "environment", "the", "setting", "to", "and"))
        {
            start--;
        }

        add(new Requirement(RequirementKind.Setting, name, [value]) { Place = (start, index + 1) });
        text.Use(start, index + 1 - start);
        return true;
    }

    /// <summary>“The entrypoint is `gunicorn app:app`”: all words in the quotation marks are the command.</summary>
    private static bool ReadEntryPoint(CriterionText text, int index, Action<Requirement> add)
    {
        var length = text.Match(index, "entrypoint");
        var at = length > 0 && text.Is(index + length, "is", "runs", "starts", "to") ? index + length + 1 : index + length;
        at = length > 0 && text.Is(at, "set") && text.Is(at + 1, "to") ? at + 2 : at;
        var end = at;
        while (length > 0 && text.IsFree(end) && text.Words[end].IsQuoted)
        {
            end++;
        }

        if (length == 0 || end == at)
        {
            return false;
        }

        add(new Requirement(RequirementKind.EntryPoint, string.Join(' ', Enumerable.Range(at, end - at).Select(word => text.Words[word].Text))) { Place = (index, end) });
        text.Use(index, end - index);
        return true;
    }

    /// <summary>“Working directory is /app”, “WORKDIR /app”, “`/app` as the working directory”, or the word alone.</summary>
    private static bool ReadWorkingDirectory(CriterionText text, int index, Action<Requirement> add)
    {
        if (text.IsFree(index) && text.Words[index].Text.StartsWith('/') && text.Is(index + 1, "as", "is") && AfterArticle(text, index + 2) is var behind && LengthOfDirectory(text, behind) is > 0 and var ending)
        {
            return Add(text.Words[index].Text, index, behind + ending);
        }

        if (LengthOfDirectory(text, index) is not (> 0 and var length))
        {
            return false;
        }

        var at = index + length;
        at = text.Is(at, "is", "set", "of", "named", "at") ? at + 1 : at;
        at = text.Is(at, "set", "to") ? at + 1 : at;
        at = text.Is(at, "to") ? at + 1 : at;
        return text.IsFree(at) && text.Words[at].Text.StartsWith('/') ? Add(text.Words[at].Text, index, at + 1) : Add("", index, index + length);

        bool Add(string path, int start, int end)
        {
            while (text.Is(start - 1, DirectoryVerbs))
            {
                start--;
            }

            add(new Requirement(RequirementKind.WorkingDirectory, path.Length > 1 ? path.TrimEnd('/') : path) { Place = (start, end) });
            text.Use(start, end - start);
            return true;
        }
    }

    private static int LengthOfDirectory(CriterionText text, int index) => text.Match(index, "workdir") is > 0 and var one ? one : Math.Max(text.Match(index, "working directory"), text.Match(index, "work directory"));

    private static int AfterArticle(CriterionText text, int index) => text.Is(index, "the", "a", "its") ? index + 1 : index;

    /// <summary>“Begins with `#!/usr/bin/env bash`”: the whole line is the name.</summary>
    private static bool ReadInterpreter(CriterionText text, int index, Action<Requirement> add)
    {
        // The exclamation mark is punctuation, and so no part of a word's end.
        if (!text.Words[index].Text.StartsWith("#!", StringComparison.Ordinal) || !text.Words[index].IsQuoted)
        {
            return false;
        }

        var end = index + 1;
        while (text.IsFree(end) && text.Words[end].IsQuoted)
        {
            end++;
        }

        var start = text.Is(index - 1, "with") && text.Is(index - 2, "begins", "starts", "begin", "start") ? index - 2 : text.Is(index - 1, "shebang") ? index - 1 : index;
        add(new Requirement(RequirementKind.Shebang, string.Join(' ', Enumerable.Range(index, end - index).Select(word => text.Words[word].Text))) { Place = (start, end) });
        text.Use(start, end - start);
        return true;
    }

    /// <summary>“Runs only when `src/**` changes”: paths in quotation marks, and words of a change around them.</summary>
    private static bool ReadPaths(CriterionText text, int index, Action<Requirement> add)
    {
        var end = index;
        var names = new List<int>();
        while (text.IsFree(end) && text.Words[end].IsQuoted && text.Words[end].Text.AsSpan().ContainsAny('/', '*', '.'))
        {
            names.Add(end++);
            end = text.Is(end, "and", "or") && text.IsFree(end + 1) && text.Words[end + 1].IsQuoted ? end + 1 : end;
        }

        var start = index;
        while (names.Count > 0 && text.Is(start - 1, PathWords))
        {
            start--;
        }

        var stop = text.Is(end, "is", "are") && text.Is(end + 1, "changed") ? end + 2 : text.Is(end, "changes", "change", "changed") ? end + 1 : end;
        var saysSo = stop > end || Enumerable.Range(start, index - start).Any(word => text.Words[word].Value is "changes" or "paths" or "path");
        if (names.Count == 0 || !saysSo)
        {
            return false;
        }

        foreach (var name in names)
        {
            add(new Requirement(RequirementKind.Paths, text.Words[name].Text) { Place = (name, name + 1) });
        }

        text.Use(start, stop - start);
        return true;
    }

    /// <summary>“`scripts/run.sh` exists”, “creates `Dockerfile`”.</summary>
    private static bool ReadFile(CriterionText text, int index, Action<Requirement> add)
    {
        var word = text.Words[index];
        if (!word.IsQuoted && !word.Text.Contains('/', StringComparison.Ordinal) && word.Text is not ("Dockerfile" or "Makefile"))
        {
            return false;
        }

        var end = text.Is(index + 1, "exists") ? index + 2 : text.Is(index + 1, "is") && text.Is(index + 2, "present", "there", "created") ? index + 3 : -1;
        var start = text.Is(index - 1, "file") ? index - 1 : index;
        start = text.Is(start - 1, "a", "the") ? start - 1 : start;
        if (end < 0 && word.IsQuoted && start > 0 && text.Is(start - 1, "creates", "create", "adds", "add"))
        {
            (start, end) = (start - 1, index + 1);
        }

        if (end < 0)
        {
            return false;
        }

        add(new Requirement(RequirementKind.FileExists, word.Text) { Place = (start, end) });
        text.Use(start, end - start);
        return true;
    }
}
