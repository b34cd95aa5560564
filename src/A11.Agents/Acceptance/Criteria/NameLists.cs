namespace A11.Agents.Acceptance.Criteria;

/// <summary>Lists of names that belong to a word: <c>build, test and clean targets</c>, <c>targets for build and test</c>, <c>a lint job</c>.</summary>
internal static class NameLists
{
    private static readonly string[] NoNames =
    [
        "a", "an", "the", "with", "for", "and", "or", "of", "to", "in", "on", "by", "from", "as", "has", "have", "is", "are", "that", "which", "provide", "provides", "include", "includes", "including", "contain", "contains",
        "add", "adds", "define", "defines", "create", "creates", "make", "makefile", "dockerfile", "workflow", "file", "these", "those", "common", "standard", "usual", "daily", "basic", "main", "useful", "typical", "default", "phony",
        "documented", "separate", "own", "single", "both", "each", "every", "all", "no", "not", "never", "without", "only", "either", "such", "following", "other", "different", "some", "several", "any", "new", "least", "extra", "named",
        "called", "final", "last", "first", "multiple", "multi", "one", "two", "three", "four", "five", "six", "another", "many", "few", "exactly", "its", "per", "before", "after", "if", "unless", "lists", "shows", "runs", "using", "use", "uses", "existing", "required",
        "optionally", "optional", "maybe", "possibly", "preferably", "ideally",
    ];

    private static readonly string[] Adjectives = ["common", "standard", "usual", "daily", "basic", "main", "useful", "typical", "following", "these", "separate", "own"];

    private static readonly string[] NoGoals = ["sure", "it", "them", "everything", "target", "targets", "use"];

    private static readonly string[] Introductions = ["for", "named", "called", "to", "like", "such", "as", "are", "is", "including"];

    private static readonly (string Form, string Name)[] Verbs =
    [
        ("building", "build"), ("testing", "test"), ("linting", "lint"), ("formatting", "format"), ("cleaning", "clean"), ("deploying", "deploy"), ("installing", "install"), ("running", "run"), ("compiling", "compile"),
        ("publishing", "publish"), ("releasing", "release"), ("tests", "test"), ("deployment", "deploy"), ("installation", "install"), ("cleanup", "clean"),
    ];

    /// <summary>Reads them.</summary>
    public static void Read(CriterionText text, IReadOnlySet<GeneratedFileKind> kinds, Action<Requirement> add)
    {
        for (var index = 0; index < text.Words.Length; index++)
        {
            if (kinds.Contains(GeneratedFileKind.Makefile) && text.Is(index, "deploy", "release", "publish") && Guards.Read(text, index + 1, [text.Words[index].Value], add))
            {
                add(new Requirement(RequirementKind.Target, text.Words[index].Value) { Place = (index, index + 1) });
                text.Use(index, 1);
            }
            else if (kinds.Contains(GeneratedFileKind.Makefile) && text.Is(index, "make") && IsName(text, index + 1) && !NoGoals.Contains(text.Words[index + 1].Value))
            {
                // “make test” is what people type.
                add(new Requirement(RequirementKind.Target, NameOf(text.Words[index + 1])) { Place = (index, index + 2) });
                text.Use(index, 2);
            }
            else if (text.IsFree(index) && KindOf(text.Words[index].Value, kinds) is { } kind)
            {
                Read(text, index, kind, add);
            }
        }
    }

    /// <summary>What a word lists; null where it lists nothing. A makefile's targets are its commands too.</summary>
    private static RequirementKind? KindOf(string word, IReadOnlySet<GeneratedFileKind> kinds) => word switch
    {
        "target" or "targets" when kinds.Contains(GeneratedFileKind.Makefile) || !kinds.Contains(GeneratedFileKind.Dockerfile) => RequirementKind.Target,
        "command" or "commands" when kinds is { Count: 1 } && kinds.Contains(GeneratedFileKind.Makefile) => RequirementKind.Target,
        "stage" or "stages" or "target" when kinds.Contains(GeneratedFileKind.Dockerfile) => RequirementKind.Stage,
        "job" or "jobs" when kinds.Contains(GeneratedFileKind.Workflow) => RequirementKind.Job,
        "service" or "services" when kinds.Contains(GeneratedFileKind.Compose) => RequirementKind.Service,
        _ => null,
    };

    private static void Read(CriterionText text, int keyword, RequirementKind kind, Action<Requirement> add)
    {
        // “Build stage” is the term for any stage before the last (Docker documentation, “Multi-stage builds”): where one is named, the name is what counts.
        if (kind == RequirementKind.Stage && text.Is(keyword - 1, "build", "builder", "docker") && text.Is(keyword + 1, "named", "called"))
        {
            text.Use(keyword - 1, 1);
        }

        var names = FindBefore(text, keyword);
        var first = names.Count > 0 ? names[^1] : keyword;
        if (names.Count == 0 || (keyword + 1 < text.Words.Length && text.Words[keyword + 1].IsSeparated && text.Words[keyword].Value.EndsWith('s') && IsAdjectiveAlone(text, names)))
        {
            (names, var end) = FindAfter(text, keyword);
            for (var word = keyword; names.Count > 0 && word < end; word++)
            {
                // A choice is looked at later.
                if (!text.Is(word, "or"))
                {
                    text.Use(word, 1);
                }
            }
        }

        foreach (var name in names.Order())
        {
            add(new Requirement(kind, NameOf(text.Words[name])) { Place = (name, name + 1) });
            text.Use(name, 1);
        }

        if (names.Count > 0)
        {
            text.Use(keyword, 1);
            UseAdjectives(text, first);
            _ = Guards.Read(text, keyword + 1, names.Select(name => NameOf(text.Words[name])), add);
        }
        else if (kind == RequirementKind.Stage && text.Is(keyword - 1, "final", "last"))
        {
            // What is said of an image is said of its final stage.
            text.Use(keyword - 1, 2);
        }
    }

    /// <summary>Reads the services that volumes are asked for: <c>named volumes for app and db</c>.</summary>
    public static void ReadVolumes(CriterionText text, IReadOnlySet<GeneratedFileKind> kinds, Action<Requirement> add)
    {
        for (var index = 0; kinds.Contains(GeneratedFileKind.Compose) && index < text.Words.Length; index++)
        {
            if (text.Is(index, "volume", "volumes") && text.Is(index + 1, "for"))
            {
                ReadVolumes(text, index, add);
            }
        }
    }

    private static void ReadVolumes(CriterionText text, int keyword, Action<Requirement> add)
    {
        var (names, end) = FindAfter(text, keyword);
        if (names.Count > 0 && !names.Any(name => text.Words[name].Value is "data" or "storage" or "persistent" or "persistence" or "state" or "stateful" or "databases" or "services"))
        {
            var start = text.Is(keyword - 1, "named") ? keyword - 1 : keyword;
            end = text.Is(end, "service", "services", "data") ? end + 1 : end;
            add(new Requirement(RequirementKind.Volume, "", [.. names.Select(name => text.Words[name].Value)]) { Place = (start, end) });
            text.Use(start, end - start);
        }
    }

    private static bool IsAdjectiveAlone(CriterionText text, List<int> names) => names.Count == 1 && Adjectives.Contains(text.Words[names[0]].Value);

    private static void UseAdjectives(CriterionText text, int first)
    {
        while (text.Is(first - 1, Adjectives))
        {
            text.Use(--first, 1);
        }
    }

    /// <summary>The names before a word, the last first.</summary>
    private static List<int> FindBefore(CriterionText text, int keyword)
    {
        var names = new List<int>();
        var at = keyword - 1;
        while (IsName(text, at) && !text.Words[at + 1].IsSeparated | (names.Count > 0))
        {
            names.Add(at);
            if (text.Words[at].IsSeparated)
            {
                at--;
            }
            else if (text.Is(at - 1, "and", "or", "plus"))
            {
                at -= 2;
            }
            else
            {
                break;
            }
        }

        return names;
    }

    /// <summary>The names behind a word, and the word behind the last.</summary>
    private static (List<int> Names, int End) FindAfter(CriterionText text, int keyword)
    {
        var at = keyword + 1;
        while (text.Is(at, Introductions))
        {
            at++;
        }

        var names = new List<int>();
        while (IsName(text, at))
        {
            names.Add(at++);
            if (text.Is(at, "and", "or", "plus") && IsName(text, at + 1))
            {
                at++;
            }
            else if (!IsName(text, at) || !text.Words[at].IsSeparated)
            {
                break;
            }
        }

        // A word behind “jobs” is a name where something says that names follow.
        var isIntroduced = at > keyword + 1 && names.Count > 0 && (names[0] > keyword + 1 || text.Words[names[0]].IsSeparated || text.Words[names[0]].IsQuoted || names.Count > 1);
        return isIntroduced ? (names, at) : ([], keyword + 1);
    }

    private static bool IsName(CriterionText text, int index) => text.IsFree(index)
        && (text.Words[index].IsQuoted || !NoNames.Contains(text.Words[index].Value))
        && text.Words[index].Text.All(character => char.IsAsciiLetterOrDigit(character) || character is '-' or '_' or '.')
        && text.Words[index].Text.Any(char.IsAsciiLetter);

    private static string NameOf(CriterionWord word) => word.IsQuoted ? word.Text : Verbs.FirstOrDefault(verb => verb.Form == word.Value).Name ?? word.Value;
}
