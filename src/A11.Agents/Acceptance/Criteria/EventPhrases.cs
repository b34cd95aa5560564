using System.Collections.Immutable;

namespace A11.Agents.Acceptance.Criteria;

/// <summary>When a workflow runs, and on which branches.</summary>
internal static class EventPhrases
{
    private static readonly string[] Branches = ["main", "master", "develop", "development", "dev", "trunk", "staging", "production", "release"];

    private static readonly string[] Quantifiers = ["on", "every", "each", "any", "all", "for", "new", "upon"];

    private static readonly Phrase Introduction = Phrase.Parse("that? matching|match|like|such-as|named|of-the-form|starting-with-pattern");

    private static readonly ImmutableArray<(string Event, Phrase Phrase)> Events =
    [
        ("tags", Phrase.Parse("version|release|semver? tag|tags is|are|gets pushed|created")),
        ("tags", Phrase.Parse("when|whenever new? version|release|tag is|gets tagged|pushed")),
        ("tags", Phrase.Parse("when|whenever new? version? tag|tags is|are? pushed|created")),
        ("tags", Phrase.Parse("on|for|by|upon every|each|version|release|semver? tag|tags|tag-push|tag-pushes")),
        ("release", Phrase.Parse("when release is published|created")),
        ("release", Phrase.Parse("on published? release|releases")),
        ("pull_request", Phrase.Parse("pull-request|pull-requests|pr|prs|pull-request-events")),
        ("push", Phrase.Parse("push|pushes|push-events|commit|commits")),
        ("push", Phrase.Parse("merge|merges|merged")),
        ("schedule hourly", Phrase.Parse("hourly|every-hour|once-an-hour schedule|runs|run|cron?")),
        ("schedule daily", Phrase.Parse("nightly|daily|every-night|every-day|once-a-day|each-night|each-day schedule|runs|run|cron?")),
        ("schedule weekly", Phrase.Parse("weekly|every-week|once-a-week|each-week schedule|runs|run|cron?")),
        ("schedule monthly", Phrase.Parse("monthly|every-month|once-a-month|each-month schedule|runs|run|cron?")),
        ("schedule", Phrase.Parse("on-schedule|schedule|scheduled|scheduled-runs|on-a-schedule|cron")),
        ("workflow_dispatch", Phrase.Parse("can-be? run|runs|started|triggered|start? manually|on-demand|by-hand")),
        ("workflow_dispatch", Phrase.Parse("manual|manually|on-demand|workflow-dispatch|manual-trigger|manual-runs|manual-dispatch")),
        ("merge_group", Phrase.Parse("merge-queue|merge-queues|merge-group")),
        ("workflow_call", Phrase.Parse("workflow-call|reusable-workflow|reusable")),
    ];

    /// <summary>Reads them.</summary>
    public static void Read(CriterionText text, Action<Requirement> add)
    {
        var run = new List<(string Event, bool IsEvery, int Start, int End)>();
        for (var index = 0; index < text.Words.Length;)
        {
            if (Find(text, index) is { } found)
            {
                var start = index;
                var isEvery = (run.Count > 0 && run[^1].IsEvery && text.Is(index - 1, "and", "or")) || (found.Event == "tags" && Enumerable.Range(index, found.End - index).Any(word => text.Is(word, "every", "each")));
                while (text.Is(start - 1, Quantifiers))
                {
                    isEvery |= text.Is(--start, "every", "each", "any", "all");
                }

                var (patterns, end) = found.Event == "tags" ? FindPatterns(text, found.End) : ("", found.End);
                run.Add((found.Event + patterns, isEvery, index, end));

                text.Use(start, end - start);
                index = end;
            }
            else if (run.Count > 0 && FindBranches(text, index) is { Names.Length: > 0 } branches)
            {
                text.Use(index, branches.End - index);
                Flush(branches.Names);
                index = branches.End;
            }
            else
            {
                if (run.Count > 0 && !text.Is(index, "and", "or", "plus", "on", "every", "each", "any", "all", "a", "an", "the"))
                {
                    Flush([]);
                }

                index++;
            }
        }

        Flush([]);

        void Flush(ImmutableArray<string> branches)
        {
            foreach (var part in run)
            {
                var words = part.Event.Split(' ');
                add(new Requirement(RequirementKind.Event, words[0], [.. words[1..], .. branches]) { IsEvery = part.IsEvery, Place = (part.Start, part.End) });
            }

            run.Clear();
        }
    }

    private static (string Event, int End)? Find(CriterionText text, int index)
    {
        foreach (var (name, phrase) in Events)
        {
            if (phrase.Match(text, index) is { } match && !IsSomethingElse(text, name, index, match.End))
            {
                return (name, match.End);
            }
        }

        return null;
    }

    /// <summary>“Push the image” is no event, and a “daily” task none of a workflow's.</summary>
    private static bool IsSomethingElse(CriterionText text, string name, int start, int end) => name switch
    {
        "push" => text.Is(end, "the", "a", "an", "image", "images", "docker", "artifacts", "packages", "package", "it", "them", "container") || (text.Is(end, "to") && FindBranches(text, end) is null)
            || (text.Words[start].Value is "merge" or "merges" or "merged" && FindBranches(text, end) is null)
            || (text.Words[start].Value is "commit" or "commits" && !text.Is(start - 1, "every", "each", "on", "any", "all")),
        _ => false,
    };

    /// <summary>The patterns of <c>tags v* and `release-*`</c>, each behind a space, and the word behind them.</summary>
    private static (string Patterns, int End) FindPatterns(CriterionText text, int index)
    {
        var at = Introduction.Match(text, index)?.End ?? index;
        var (patterns, end) = ("", index);
        while (text.IsFree(at) && (text.Words[at].IsQuoted || text.Words[at].Text.Contains('*', StringComparison.Ordinal)))
        {
            patterns += " " + text.Words[at].Text;
            end = ++at;
            at = text.Is(at, "and") ? at + 1 : at;
        }

        return (patterns, end);
    }

    /// <summary>The branches of <c>to main and develop</c>; null where no branch is named.</summary>
    private static (ImmutableArray<string> Names, int End)? FindBranches(CriterionText text, int index)
    {
        if (!text.Is(index, "to", "on", "into", "against", "for", "in", "targeting"))
        {
            return null;
        }

        var at = text.Is(index + 1, "the", "branch", "branches") ? index + 2 : index + 1;
        at = text.Is(at, "branch", "branches") ? at + 1 : at;
        var names = ImmutableArray.CreateBuilder<string>();
        while (text.IsFree(at) && (Branches.Contains(text.Words[at].Value) || text.Words[at].IsQuoted || text.Is(at + 1, "branch")) && !text.Is(at, "and", "or", "the", "a", "branch", "default", "feature", "other", "every", "any", "each"))
        {
            names.Add(text.Words[at++].Text);
            at = text.Is(at, "branch", "branches") ? at + 1 : at;
            at = text.Is(at, "and") && text.IsFree(at + 1) && (Branches.Contains(text.Words[at + 1].Value) || text.Words[at + 1].IsQuoted) ? at + 1 : at;
        }

        at = text.Is(at, "branch", "branches") ? at + 1 : at;
        return names.Count > 0 ? (names.ToImmutable(), at) : null;
    }
}
