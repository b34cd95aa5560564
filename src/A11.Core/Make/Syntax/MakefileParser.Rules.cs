using System.Collections.Immutable;
using A11.Core.Text;

namespace A11.Core.Make.Syntax;

/// <summary>Rules and their recipes (read.c, “eval” and “record_files”).</summary>
public sealed partial class MakefileParser
{
    /// <summary>To how many rules, in branches of conditionals, a recipe below may belong.</summary>
    private const int MaximumOpenRules = 8;

    /// <summary>The rules that a recipe line would belong to.</summary>
    private readonly List<PendingRule> _open = [];

    /// <summary>Whether the line above is a rule without targets, whose recipe make passes over.</summary>
    private bool _hasNoTargets;
    private bool _isGenerated;

    private void CloseRules()
    {
        _open.Clear();
        _hasNoTargets = false;
    }

    private void ReadRecipeLine()
    {
        var start = MakeScanner.SkipBlanks(_text.AsSpan(0, _line.End), _line.Start + 1);
        _parts.Add(new MakeToken(MakeTokenKind.RecipePrefix, new TextSpan(_line.Start, 1)));
        if (_line.End > start)
        {
            _parts.Add(new MakeToken(MakeTokenKind.Recipe, TextSpan.FromBounds(start, _line.End)));
        }

        var recipe = CreateRecipe(_line.FullSpan, _line.Start + 1) with { Parts = [.. _parts] };
        foreach (var rule in _open)
        {
            rule.Recipe.Add(recipe);
        }

        _recipeLines.Add(recipe);
        Add(recipe);
    }

    private RecipeLine CreateRecipe(TextSpan fullSpan, int start)
    {
        var text = _source.Content;
        var from = start;
        while (start < _line.End && text[start] is '@' or '-' or '+' or ' ' or '\t')
        {
            start++;
        }

        var prefixes = string.Concat(text[from..start].Where(character => character is not (' ' or '\t')));
        return new RecipeLine(fullSpan, TextSpan.FromBounds(start, Math.Max(start, _line.End)), prefixes, text);
    }

    private void ReadRule()
    {
        var text = _text.AsSpan(_line.Start, _line.Length);
        var stop = MakeScanner.FindUnquoted(text, 0, ";#");
        var hasRecipe = stop >= 0 && text[stop] == ';';
        var code = stop < 0 ? text : text[..stop];
        var first = MakeScanner.SkipBlanks(code, 0);
        var colon = MakeScanner.FindUnquoted(code, first, ":");
        var targetEnd = colon > 0 && code[colon - 1] == '&' ? colon - 1 : colon;
        if (first == code.Length)
        {
            Report(_line.Span, "The recipe after the semicolon has no targets before it. Write the rule as “target: ; command”.");
            AddText(stop, text.Length, MakeTokenKind.Recipe);
            AddExpression();
        }
        else if (colon < 0)
        {
            ReadOther(code, first, stop, hasRecipe);
        }
        else if (targetEnd == first || (Expand(first, targetEnd) is { } names && string.IsNullOrWhiteSpace(names)))
        {
            _hasNoTargets = true;
            AddText(first, text.Length, MakeTokenKind.Text);
            AddExpression();
        }
        else
        {
            ReadTargets(code, first, targetEnd, colon, stop, hasRecipe);
        }
    }

    /// <summary>A line without a colon: functions that are called for their effect, lines that a variable holds, or what make can't place.</summary>
    private void ReadOther(ReadOnlySpan<char> code, int first, int stop, bool hasRecipe)
    {
        AddText(first, code.Length, MakeTokenKind.Text);
        if (hasRecipe)
        {
            AddText(stop, _line.Length, MakeTokenKind.Recipe);
        }
        else
        {
            AddComment(stop);
        }

        AddExpression();
        var value = Expand(first, code.Length);
        var isPlain = code[first..].TrimEnd() is ['$', '(' or '{', ..] call && MakeScanner.SkipReference(call, 0) == call.Length && (MakeFunction.Find(call[2..])?.Name is "info" or "warning" or "error");
        if (value is null ? !isPlain : MakeScanner.FindUnquoted(value, 0, ":") >= 0)
        {
            _isGenerated = true;
            _expander.Doubt();
            _open.Add(new PendingRule(new MakeRule([], default)));
        }
        else if (!string.IsNullOrWhiteSpace(value))
        {
            ReportUnplaced(code, first);
        }
    }

    private void ReportUnplaced(ReadOnlySpan<char> code, int first)
    {
        var end = MakeScanner.EndOfToken(code, first);
        var isBelowAnother = _unplacedUntil == _line.Start;
        _unplacedUntil = _line.Next;
        if (isBelowAnother)
        {
            return;
        }

        var word = code[first..end];
        var isConditional = word.StartsWith("ifeq(") || word.StartsWith("ifneq(") || word.StartsWith("ifeq\"") || word.StartsWith("ifneq\"");
        _unreadConditionals += isConditional ? 1 : 0;
        Report(new TextSpan(_line.Start, _source.Content.AsSpan(_line.Start, _line.Length).IndexOf('\n') is var line and >= 0 ? line : _line.Length),
            isConditional ? $"make reads {word[..(word.IndexOfAny('(', '"'))]} only with a space after it, and stops with “missing separator”. Add the space."
            : word is "endef" ? "This endef has no define above it. Remove it."
            : word is "define" or "undefine" or "override" or "private" ? $"{word} needs a variable after it, so make stops with “missing separator”. Add the assignment."
            : word is ['.', >= 'a' and <= 'z', ..] ? $"{word} is a directive of BSD make: GNU make stops with “missing separator”. Use ifeq, ifdef or include, or a function."
            : word.StartsWith("<<<<<<<") || word.StartsWith(">>>>>>>") ? "This is a marker of a merge conflict. Resolve the conflict, and remove the marker."
            : _rules.Count > 0 && first > 0 && _recipePrefix == '\t' ? "This line is indented by spaces, so it is not part of the recipe above, and make stops with “missing separator”. Indent it by a tab."
            : $"This line is neither a rule nor a variable, so make stops with “missing separator”. Correct it, or {(_recipePrefix == '\t' ? "indent it by a tab" : $"begin it with “{_recipePrefix}”")} if it belongs to a recipe.");
    }

    private void ReadTargets(ReadOnlySpan<char> code, int first, int targetEnd, int colon, int stop, bool hasRecipe)
    {
        var after = colon + 1 < code.Length && code[colon + 1] == ':' ? colon + 2 : colon + 1;
        var targets = MakeScanner.SplitWords(code, first, targetEnd, _line.Start);
        _parts.AddRange(targets.Select(target => new MakeToken(MakeTokenKind.Text, target.Span)));
        AddText(targetEnd, after, MakeTokenKind.Operator);
        var comment = hasRecipe ? -1 : stop;
        if (FindAssignment(code, MakeScanner.SkipBlanks(code, after), isForTarget: true) is { } found)
        {
            _parts.AddRange(found.Modifiers.Select(modifier => new MakeToken(MakeTokenKind.Keyword, modifier.Span)));
            var assignment = CreateAssignment(_text.AsSpan(_line.Start, comment < 0 ? _line.Length : comment), found);
            AddComment(comment);
            AddAssignment(assignment with { Targets = targets, Parts = [.. _parts] });
            return;
        }

        var rule = new MakeRule(targets, WordAt(targetEnd, after)) { HasRecipe = hasRecipe, Depth = _blocks.Count - 1 };
        var prerequisites = after;
        if (MakeScanner.FindUnquoted(code, after, ":") is var second and >= 0)
        {
            var patterns = MakeScanner.SplitWords(code, after, second, _line.Start);
            CheckPatterns(patterns);
            rule = rule with { TargetPattern = patterns.IsEmpty ? null : patterns[0] };
            _parts.AddRange(patterns.Select(pattern => new MakeToken(MakeTokenKind.Text, pattern.Span)));
            AddText(second, second + 1, MakeTokenKind.Operator);
            prerequisites = second + 1;
        }

        AddRule(ReadPrerequisites(rule, code, prerequisites), first, code, stop, hasRecipe);
    }

    private MakeRule ReadPrerequisites(MakeRule rule, ReadOnlySpan<char> code, int start)
    {
        var bar = MakeScanner.FindUnquoted(code, start, "|");
        var normal = MakeScanner.SplitWords(code, start, bar < 0 ? code.Length : bar, _line.Start);
        var ordered = bar < 0 ? [] : MakeScanner.SplitWords(code, bar + 1, code.Length, _line.Start);
        _parts.AddRange(normal.Select(word => new MakeToken(MakeTokenKind.Text, word.Span)));
        if (bar >= 0)
        {
            AddText(bar, bar + 1, MakeTokenKind.Operator);
            _parts.AddRange(ordered.Select(word => new MakeToken(MakeTokenKind.Text, word.Span)));
        }

        _ = Expand(start, code.Length);
        return rule with
        {
            Prerequisites = [.. normal, .. ordered],
            NormalPrerequisites = normal.Length,
            TargetNames = NamesOf(rule.Targets),
            PrerequisiteNames = NamesOf([.. normal, .. ordered]),
        };
    }

    private void AddRule(MakeRule rule, int first, ReadOnlySpan<char> code, int stop, bool hasRecipe)
    {
        rule = rule with { Head = new TextSpan(_line.Start + first, code[first..].TrimEnd().Length) };
        var pending = new PendingRule(rule) { IsRead = Current.IsRead, IsChecked = Current.IsRead || Current.MayBeRead };
        if (hasRecipe)
        {
            AddText(stop, stop + 1, MakeTokenKind.Operator);
            var start = _line.Start + stop + 1;
            AddText(MakeScanner.SkipBlanks(_text.AsSpan(_line.Start, _line.Length), stop + 1), _line.Length, MakeTokenKind.Recipe);
            if (CreateRecipe(TextSpan.FromBounds(start, _line.Next), start) is { Span.Length: > 0 } written)
            {
                var recipe = written with { IsInline = true };
                pending.Recipe.Add(recipe);
                _recipeLines.Add(recipe);
            }
        }
        else
        {
            AddComment(stop);
        }

        Add(new MakeRuleLine(_line.FullSpan, _rules.Count) { Parts = [.. _parts] });
        _rules.Add(pending);
        _open.Add(pending);
    }

    private void CheckPatterns(ImmutableArray<MakeWord> patterns)
    {
        if (patterns.Any(pattern => pattern.HasReference))
        {
            return;
        }

        if (patterns.Length != 1)
        {
            Report(_line.Span, patterns.IsEmpty
                ? "There is no pattern between the two colons. Write a static pattern rule as “targets: %.o: %.c”, or remove a colon."
                : "A static pattern rule has one pattern between its colons. Split the rule, or remove a colon.");
        }
        else if (!patterns[0].Text.Contains('%', StringComparison.Ordinal))
        {
            Report(_line.Span, $"{patterns[0].Text} between the two colons is no pattern, as it has no %. Remove a colon, or write “targets: %.o: %.c”.");
        }
    }

    /// <summary>The words with variables put in place; one whose value is unknown stays as written.</summary>
    private ImmutableArray<string> NamesOf(ImmutableArray<MakeWord> words)
    {
        if (!words.Any(word => word.HasReference))
        {
            return [.. words.Select(word => word.Text)];
        }

        return [.. words.SelectMany(word => !word.HasReference ? [word.Text] : Expand(word, isCertain: false) is { } value ? MakeFunction.WordsOf(value) : [word.Text])];
    }

    private ImmutableArray<MakeRule> FinishRules()
    {
        var rules = ImmutableArray.CreateBuilder<MakeRule>(_rules.Count);
        var kinds = new Dictionary<string, bool>(StringComparer.Ordinal);
        foreach (var pending in _rules)
        {
            var end = pending.Recipe.Count == 0 ? pending.Rule.Head.End : Math.Max(pending.Rule.Head.End, pending.Recipe[^1].Span.End);
            var rule = pending.Rule with
            {
                Recipe = [.. pending.Recipe],
                HasRecipe = pending.Rule.HasRecipe || pending.Recipe.Count > 0,
                Span = TextSpan.FromBounds(pending.Rule.Head.Start, end),
            };
            rules.Add(rule);
            if (pending.IsChecked)
            {
                CheckRule(rule, pending.IsRead ? kinds : []);
            }
        }

        return rules.DrainToImmutable();
    }

    private void CheckRule(MakeRule rule, Dictionary<string, bool> kinds)
    {
        var isKnown = !rule.Targets.Any(target => target.HasReference);
        var isPattern = rule.Targets[0].Text.Contains('%', StringComparison.Ordinal);
        var problem = rule.Separator.Text[0] == '&' && !rule.HasRecipe ? "Grouped targets need a recipe, which makes all of them. Add it, or use “:” instead of “&:”."
            : !isPattern || !isKnown ? null
            : rule.TargetPattern is not null ? "Targets of a static pattern rule can't be patterns themselves. Name the targets, or remove what stands between the colons."
            : rule.Targets.Any(target => !target.Text.Contains('%', StringComparison.Ordinal)) ? "Targets with and without % are mixed in one rule. Write two rules."
            : null;
        problem ??= isPattern ? null : rule.Targets.Where(target => !target.HasReference).Select(target => target.Text)
            .FirstOrDefault(target => kinds.TryGetValue(target, out var isDouble) && isDouble != rule.IsDoubleColon) is { } both ? $"Target {both} has a rule with “:” and one with “::”. Use one of them for all of its rules." : null;
        if (problem is not null)
        {
            _problems.Add(new MakeProblem(rule.Head, problem));
        }

        foreach (var target in rule.Targets)
        {
            _ = kinds.TryAdd(target.Text, rule.IsDoubleColon);
        }
    }

    /// <summary>A rule whose recipe may go on.</summary>
    private sealed class PendingRule(MakeRule rule)
    {
        public MakeRule Rule { get; } = rule;

        public List<RecipeLine> Recipe { get; } = [];

        public bool IsRead { get; init; }

        public bool IsChecked { get; init; }
    }
}
