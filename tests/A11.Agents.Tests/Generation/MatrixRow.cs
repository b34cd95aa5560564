using A11.Agents.Records;

namespace A11.Agents.Tests.Generation;

/// <summary>A line of the table of what is written for which stack.</summary>
/// <param name="Stack">The stack.</param>
/// <param name="Number">The place of the kind among all.</param>
/// <param name="Kind">The kind of file.</param>
/// <param name="Status">How its task ended.</param>
/// <param name="Findings">How many findings all rules have.</param>
/// <param name="Tools">What other programs say.</param>
internal sealed record MatrixRow(string Stack, int Number, string Kind, OutcomeStatus Status, int Findings, IReadOnlyList<FileTools.Result> Tools)
{
    public const string Header = "| stack | file | written | findings (all rules) | other tools |\n| --- | --- | --- | --- | --- |\n";

    public override string ToString() => $"| {Stack} | {Kind} | {(Status == OutcomeStatus.Done ? "yes" : Status)} | {Findings} | {string.Join(", ", Tools.Select(static tool => tool.Problem is null ? tool.Name : $"**{tool.Name} fails**"))} |";
}
