using System.Collections.Immutable;
using A11.Core.Analysis;
using A11.Core.Compose.Model;
using A11.Core.Diagnostics;

namespace A11.Core.Compose.Rules;

/// <summary>Finds keys at the top of a file that are not in the usual order.</summary>
public sealed class UnsortedTopLevelKeys : ComposeRule
{
    private const string Extensions = "x-properties";

    private static readonly TextListOption Order = new("order", "The keys in their order; x-properties stands for all that begin with x-.", [Extensions, "version", "name", "include", "services", "networks", "volumes", "secrets", "configs"]);

    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXC1017", "unsorted-top-level-keys", "Keep the keys of compose files in one order", Severity.Info, Category.Documented)
    {
        Aliases = ["dclint/top-level-properties-order"],
        Options = [Order],
        Fix = FixSafety.Safe,
        OptIn = true,
    };

    /// <inheritdoc/>
    public override void Visit(ComposeFile file, RuleContext context)
    {
        var order = context.Option(this, Order);
        var entries = file.Root.Entries;
        var ranks = entries.Select(entry => order.IndexOf(entry.Name.StartsWith("x-", StringComparison.Ordinal) ? Extensions : entry.Name) is >= 0 and var rank ? rank : order.Length).ToArray();
        if (SortedEntries.FindMisplaced(ranks, Comparer<int>.Default) is { } misplaced)
        {
            context.Report(
                this,
                entries[misplaced].Key.Span,
                $"The key {entries[misplaced].Name} belongs above {entries[misplaced - 1].Name}. Move it.",
                SortedEntries.CreateFix(context.File.Text, file.Root, [.. entries.Select(static entry => entry.Span)], ranks, Comparer<int>.Default));
        }
    }
}
