using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Make.Syntax;
using A11.Core.Text;

namespace A11.Core.Make.Rules;

/// <summary>Finds targets that depend on themselves.</summary>
public sealed class CircularPrerequisites : MakefileRule
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXM0003", "circular-prerequisites", "Targets should not depend on themselves", Severity.Warning, Category.Correct);

    /// <summary>How many prerequisites of a file are looked at.</summary>
    private const int MaximumEdges = 100_000;

    /// <inheritdoc/>
    public override void Visit(Makefile file, RuleContext context)
    {
        var edges = file.Rules.Where(rule => rule is { Depth: 0, TargetPattern: null, IsPattern: false } && rule.PrerequisiteNames.Length == rule.Prerequisites.Length)
            .SelectMany(rule => rule.TargetNames.SelectMany(target => rule.Prerequisites.Zip(rule.PrerequisiteNames, (word, name) => (Target: target, Name: name, word.Span))))
            .Where(edge => !edge.Name.Contains('$', StringComparison.Ordinal))
            .Take(MaximumEdges)
            .ToLookup(edge => edge.Target, edge => (edge.Name, edge.Span), StringComparer.Ordinal);
        var isDone = new Dictionary<string, bool>(StringComparer.Ordinal);
        foreach (var start in edges.Select(edge => edge.Key))
        {
            Follow(start, edges, isDone, context);
        }
    }

    /// <summary>Goes along the prerequisites, the deepest first; one that is on the way already closes a cycle.</summary>
    private void Follow(string start, ILookup<string, (string Name, TextSpan Span)> edges, Dictionary<string, bool> isDone, RuleContext context)
    {
        if (!isDone.TryAdd(start, false))
        {
            return;
        }

        var way = new Stack<(string Target, IEnumerator<(string Name, TextSpan Span)> Next)>();
        way.Push((start, edges[start].GetEnumerator()));
        while (way.TryPeek(out var current))
        {
            if (!current.Next.MoveNext())
            {
                isDone[current.Target] = true;
                _ = way.Pop();
                continue;
            }

            var (name, span) = current.Next.Current;
            if (!isDone.TryGetValue(name, out var done))
            {
                isDone[name] = false;
                way.Push((name, edges[name].GetEnumerator()));
            }
            else if (!done)
            {
                context.Report(this, span, name == current.Target
                    ? $"Target {name} depends on itself, so make drops the prerequisite. Remove it."
                    : $"Target {name} depends on {current.Target}, which depends on {name}, so make drops one of the two. Remove a prerequisite.");
            }
        }
    }
}
