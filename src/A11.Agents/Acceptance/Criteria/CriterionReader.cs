using System.Collections.Immutable;

namespace A11.Agents.Acceptance.Criteria;

/// <summary>
/// Reads what a criterion asks for. Lists of names come first, then what is said in many ways, then words that mean nothing by themselves; a word that
/// is left is one that nobody looks for, so that the criterion can't be met by what the others ask.
/// </summary>
internal sealed class CriterionReader
{
    /// <summary>Words that turn the meaning of others around, or leave it open.</summary>
    private static readonly string[] Operators =
    [
        "no", "not", "never", "without", "neither", "nor", "none", "except", "unless", "only", "or", "either", "if", "when", "instead", "rather", "don't", "doesn't", "isn't", "aren't", "mustn't",
        "shouldn't", "won't", "can't", "cannot", "dont", "doesnt", "avoid", "avoids", "forbid", "forbids", "disallow", "skip", "skips", "exclude", "excludes", "excluding", "disable", "disables",
        "disabled", "remove", "removes", "may", "might", "optional", "optionally", "other", "than", "but", "less", "fewer", "more", "most", "least", "minimum", "maximum", "until", "while",
    ];

    /// <summary>What can be asked not to be there: the check on it looks for one, so that its opposite is that there is none.</summary>
    private static readonly RequirementKind[] Deniable =
    [
        RequirementKind.Event, RequirementKind.Cache, RequirementKind.Tool, RequirementKind.Work, RequirementKind.ImageBuild, RequirementKind.ImagePush, RequirementKind.Target, RequirementKind.Service, RequirementKind.Port,
        RequirementKind.Matrix, RequirementKind.Artifact, RequirementKind.Job, RequirementKind.Stage, RequirementKind.Runner, RequirementKind.BaseVariant,
    ];

    private static readonly string[] Negations = ["no", "not", "never", "without", "doesn't", "don't"];

    /// <summary>Words that ask for nothing by themselves.</summary>
    private static readonly HashSet<string> Glue = new(StringComparer.Ordinal)
    {
        "a", "an", "the", "and", "is", "are", "be", "has", "have", "with", "of", "for", "to", "in", "on", "at", "by", "from", "it", "its", "this", "that", "there", "via", "into", "as", "plus", "also", "our", "their",
        "run", "runs", "running", "ran", "execute", "executes", "use", "uses", "used", "using", "create", "creates", "provide", "provides", "provided", "include", "includes", "included", "including", "add", "adds", "added",
        "contain", "contains", "define", "defines", "defined", "set", "sets", "setup", "enable", "enables", "enabled", "configure", "configures", "configured", "ensure", "ensures", "must", "should", "shall", "need", "needs",
        "will", "can", "exist", "exists", "present", "perform", "performs", "do", "does", "check", "checks", "checked", "checking", "measure", "measures", "measured", "collect", "collects", "support", "supports", "supported", "make", "makes",
        "implement", "implements", "implemented", "trigger", "triggers", "triggered", "which", "please", "we", "they", "based", "both", "respectively", "well", "following", "against", "covers", "cover", "across", "over", "hits", "queries",
        "project", "application", "app", "code", "codebase", "repository", "repo", "file", "step", "steps",
        "sources", "source", "program", "tool", "service", "instruction", "instructions", "call", "calls", "calling",
    };

    private readonly CriterionText _text;
    private readonly string _criterion;
    private readonly List<Requirement> _found = [];
    private readonly IReadOnlySet<GeneratedFileKind> _kinds;

    public CriterionReader(string criterion, IReadOnlySet<GeneratedFileKind> kinds)
    {
        _criterion = criterion;
        _kinds = kinds;
        _text = new CriterionText(criterion);
    }

    /// <summary>Reads it.</summary>
    public Criterion Read()
    {
        NameLists.ReadVolumes(_text, _kinds, _found.Add);
        KindPhrases.ReadFirst(_text, _kinds, _found.Add);
        PhraseTable.Read(_text, PhraseTable.Leading, _found.Add);
        PhraseTable.Read(_text, PhraseTable.Reasons, static _ => { });
        if (!FileWords.RunCommands(_kinds))
        {
            PhraseTable.Read(_text, PhraseTable.ImageParts, static _ => { });
        }

        KindPhrases.ReadLast(_text, _kinds, _found.Add);
        NameLists.Read(_text, _kinds, _found.Add);
        EventPhrases.Read(_text, _found.Add);
        NumberPhrases.Read(_text, _kinds, _found.Add);
        PhraseTable.Read(_text, PhraseTable.Names, _found.Add);
        _found.Sort((left, right) => left.Place.Start.CompareTo(right.Place.Start));
        Negate();
        JoinAlternatives();
        OrderPhrases.Read(_text, _found);
        var isOpen = false;
        for (var index = 0; index < _text.Words.Length; index++)
        {
            isOpen |= _text.Is(index, Operators);
            if (_text.IsFree(index) && !_text.Words[index].IsQuoted && (Glue.Contains(_text.Words[index].Value) || FileWords.IsSubject(_text, index, _kinds) || (_text.Words[index].Value == "up" && index > 0 && _text.Words[index - 1].Value is "set" or "sets")))
            {
                _text.Use(index, 1);
            }
        }

        return new Criterion(_criterion, [.. DropWhatToolsDo()], _text.Unread, isOpen);
    }

    /// <summary>A negation holds for the part that it stands directly before, where that names one thing.</summary>
    private void Negate()
    {
        for (var index = 0; index < _found.Count; index++)
        {
            var before = _found[index].Place.Start - 1;
            while (_text.IsFree(before) && !_text.Words[before + 1].IsSeparated && _text.Words[before].Value is "a" or "an" or "the" or "any" or "run" or "runs" or "use" or "uses" or "need" or "have" or "include" or "contain")
            {
                before--;
            }

            var isList = index + 1 < _found.Count && _found[index + 1].Kind == _found[index].Kind && _found[index + 1].Place.Start - _found[index].Place.End <= 1;
            if (!isList && Deniable.Contains(_found[index].Kind) && _text.Is(before, Negations) && !_text.Words[before + 1].IsSeparated)
            {
                var start = before > 0 && _text.Words[before].Value == "not" && _text.Is(before - 1, "does", "do", "must", "should", "is", "are", "may") ? before - 1 : before;
                _text.Use(start, _found[index].Place.Start - start);
                _found[index] = _found[index] with { IsNegated = true };
            }
        }
    }

    /// <summary>Parts of one kind with “or” between them: one of them is enough. “a, b or c” is one choice; with an “and” among them it is not known what is chosen from.</summary>
    private void JoinAlternatives()
    {
        for (var index = 0; index < _found.Count; index++)
        {
            var last = index;
            var hasChoice = false;
            while (last + 1 < _found.Count && _found[last + 1].Kind == _found[index].Kind && !_found[last + 1].IsNegated && Between(last) is { } between && (between.Length == 0 || between is ["or"]))
            {
                hasChoice |= between.Length == 1;
                last++;
            }

            if (!hasChoice || _found[index].IsNegated)
            {
                continue;
            }

            for (var part = index; part < last; part++)
            {
                _text.Use(_found[part].Place.End, _found[part + 1].Place.Start - _found[part].Place.End);
            }

            if (_text.Is(_found[index].Place.Start - 1, "either"))
            {
                _text.Use(_found[index].Place.Start - 1, 1);
            }

            _found[index] = _found[index] with { Alternatives = [.. _found[(index + 1)..(last + 1)]] };
            _found.RemoveRange(index + 1, last - index);
        }
    }

    /// <summary>The words between a part and the next, articles aside; null where one of them is understood otherwise.</summary>
    private string[]? Between(int index)
    {
        var (start, end) = (_found[index].Place.End, _found[index + 1].Place.Start);
        return start <= end && Enumerable.Range(start, end - start).All(_text.IsFree)
            ? [.. Enumerable.Range(start, end - start).Select(word => _text.Words[word].Value).Where(word => word is not ("a" or "an" or "the"))]
            : null;
    }

    /// <summary>“Linting with ruff” asks for ruff, which lints: for no other linter.</summary>
    private IEnumerable<Requirement> DropWhatToolsDo()
    {
        var done = _found.SelectMany(requirement => requirement.Options).Where(requirement => requirement is { Kind: RequirementKind.Tool, IsNegated: false })
            .SelectMany(requirement => Criterion.Tools.First(tool => tool.Name == requirement.Name).Purposes).Select(purpose => purpose.ToString()).ToHashSet(StringComparer.Ordinal);
        return _found.Where(requirement => requirement is not { Kind: RequirementKind.Work, IsNegated: false, Alternatives.IsEmpty: true } || !done.Contains(requirement.Name))
            .DistinctBy(requirement => (requirement.Kind, requirement.Name, string.Join(' ', requirement.Values), requirement.IsNegated, requirement.IsEvery, requirement.Alternatives.Length));
    }
}
