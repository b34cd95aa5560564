using System.Collections.Immutable;
using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Make.Syntax;
using A11.Core.Text;

namespace A11.Core.Make.Rules;

/// <summary>Compares the variables that a makefile sets with those that it uses.</summary>
public sealed class VariableUse : MakefileRule
{
    /// <summary>From how many letters on a name that differs by one is more likely mistyped than meant.</summary>
    private const int ShortestMisspelled = 5;

    private static readonly CheckDescriptor Misspelled = new("AXM2005", "misspelled-make-variable", "Used variables should be set", Severity.Warning, Category.Correct);

    private static readonly CheckDescriptor Undefined = new("AXM1010", "undefined-make-variable", "Variables should be set in the makefile", Severity.Info, Category.Correct)
    {
        OptIn = true,
    };

    private static readonly CheckDescriptor Unused = new("AXM1009", "unused-make-variable", "Set variables should be used", Severity.Info, Category.Correct);

    /// <inheritdoc/>
    public override CheckDescriptor Descriptor => Unused;

    /// <inheritdoc/>
    public override ImmutableArray<CheckDescriptor> Descriptors { get; } = [Unused, Undefined, Misspelled];

    /// <inheritdoc/>
    public override void Visit(Makefile file, RuleContext context)
    {
        if (!file.IsComplete || MakefileNames.IsPart(context.File.Path))
        {
            return;
        }

        (MakeReference Reference, TextSpan Span)[] references = [.. MakeReferences.FindAll(file)];
        if (references.Any(pair => pair.Reference.Function is null && pair.Reference.Name.Contains('$', StringComparison.Ordinal)))
        {
            return;
        }

        ReportUnset(file, references, context);
        ReportUnused(file, context);
    }

    private static void ReportUnset(Makefile file, (MakeReference Reference, TextSpan Span)[] references, RuleContext context)
    {
        var set = file.Assignments.Select(assignment => assignment.Name.Text).ToHashSet(StringComparer.Ordinal);
        set.UnionWith(references.Where(pair => pair.Reference.Function is { Name: "foreach" }).Select(pair => FirstArgumentOf(pair.Reference, pair.Span, file)));
        var tested = file.Conditions.SelectMany(span => file.Source[span].ToString().Split([' ', '\t', '(', ')', '{', '}', ',', '$'])).ToHashSet(StringComparer.Ordinal);
        string[] names = [.. set.Where(name => name.Length >= ShortestMisspelled)];
        foreach (var (reference, span) in references.Where(pair => pair.Reference.Function is null))
        {
            var name = reference.Name.Split(':')[0];
            if (MakeVariableNames.IsPlain(name) && name.Length > 1 && !set.Contains(name) && !MakeVariableNames.IsKnown(name) && !IsGiven(name))
            {
                var meant = name.Length >= ShortestMisspelled && !tested.Contains(name) && !IsFlags(name) ? names.FirstOrDefault(other => IsOneOff(name, other)) : null;
                if (meant is null && tested.Contains(name))
                {
                    continue;
                }

                context.Report(meant is null ? Undefined : Misspelled, span, meant is null
                    ? $"{name} is not set in the makefile, so it is empty unless the environment or the command line sets it. Set a default with ?=."
                    : $"{name} is not set. Did you mean {meant}?");
            }
        }
    }

    private static string FirstArgumentOf(MakeReference call, TextSpan span, Makefile file)
    {
        var (start, end) = (call.Arguments[0].Start.Value, call.Arguments[0].End.Value);
        return file.Source[new TextSpan(span.Start + start - call.Start, end - start)].Trim().ToString();
    }

    /// <summary>Whether a variable is one that every environment has, or that is given by convention (GNU make's manual, “DESTDIR”).</summary>
    private static bool IsGiven(string name) => name is "DESTDIR" or "HOME" or "USER" or "PATH" or "PWD" or "LANG" or "TERM" or "SHELL" or "LOGNAME" or "HOSTNAME" or "EDITOR" or "TMPDIR";

    /// <summary>Whether it holds options that users may add for a program, one letter apart for one program and the next: <c>GCFLAGS</c>, <c>GOFLAGS</c> (GNU make's manual, “Variables for Specifying Commands”).</summary>
    private static bool IsFlags(string name) => name.EndsWith("FLAGS", StringComparison.Ordinal);

    /// <summary>Whether one letter is missing, added, changed, or swapped with its neighbor; a plural, a digit or another case is a name of its own.</summary>
    private static bool IsOneOff(string name, string other) =>
        name[0] == other[0] && Math.Abs(name.Length - other.Length) <= 1 && !(name + "S" == other || other + "S" == name) && !name.Equals(other, StringComparison.OrdinalIgnoreCase)
        && DifferInOnePlace(name, other) && name.Any(char.IsAsciiDigit) == other.Any(char.IsAsciiDigit) && name.Count(character => character == '_') == other.Count(character => character == '_');

    /// <summary>Whether the names are the same but for one place, or two neighbors in it.</summary>
    private static bool DifferInOnePlace(string name, string other)
    {
        var start = name.AsSpan().CommonPrefixLength(other);
        var end = 0;
        while (end < Math.Min(name.Length, other.Length) - start && name[^(end + 1)] == other[^(end + 1)])
        {
            end++;
        }

        var (left, right) = (name[start..^end], other[start..^end]);
        return (left.Length <= 1 && right.Length <= 1) || (left.Length == 2 && right.Length == 2 && left[0] == right[1] && left[1] == right[0]);
    }

    private static void ReportUnused(Makefile file, RuleContext context)
    {
        if (file.HasSpecialTarget(".EXPORT_ALL_VARIABLES") || file.Directives.Any(directive => directive is { Keyword.Text: "export", Words.IsEmpty: true }))
        {
            return;
        }

        var counts = CountNames(file);
        var assignments = file.Assignments.ToLookup(assignment => assignment.Name.Text, StringComparer.Ordinal);
        foreach (var set in assignments.Where(set => MakeVariableNames.IsPlain(set.Key) && set.Key[0] != '_' && !MakeVariableNames.IsKnown(set.Key) && !set.Any(assignment => assignment.Modifiers.Contains("export"))))
        {
            if (counts.GetValueOrDefault(set.Key) <= set.Count())
            {
                context.Report(Unused, set.First().Name.Span, $"{set.Key} is set but never used. Remove it, or export it if programs that recipes start need it.");
            }
        }
    }

    /// <summary>How often each name is written anywhere but in comments, so that a use in whatever form counts.</summary>
    private static Dictionary<string, int> CountNames(Makefile file)
    {
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        var lookup = counts.GetAlternateLookup<ReadOnlySpan<char>>();
        foreach (var token in file.Statements.SelectMany(statement => statement.Tokens).Where(token => token.Kind is not (MakeTokenKind.Comment or MakeTokenKind.Trivia)))
        {
            var text = file.Source[token.Span];
            for (var i = 0; i < text.Length; i++)
            {
                var start = i;
                while (i < text.Length && (char.IsAsciiLetterOrDigit(text[i]) || text[i] == '_'))
                {
                    i++;
                }

                if (i > start)
                {
                    lookup[text[start..i]] = lookup.TryGetValue(text[start..i], out var count) ? count + 1 : 1;
                }
            }
        }

        return counts;
    }
}
