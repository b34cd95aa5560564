using A11.Core.Diagnostics;

namespace A11.Tests;

/// <summary>A file of findings that a person has read and committed.</summary>
internal sealed class Snapshot(string path)
{
    private static bool IsUpdate => Environment.GetEnvironmentVariable("A11_UPDATE_PAGES") == "1";

    /// <summary>Place, ID, severity and message of a finding, on one line.</summary>
    public static string Describe(Diagnostic finding) =>
        $"{finding.Start}-{finding.End}: {finding.Rule.Id} {finding.Severity.ToName()} {finding.Message.ReplaceLineEndings(" ")}".Replace("\r", "", StringComparison.Ordinal);

    /// <summary>Compares the file with what is found now, or writes it where snapshots are updated.</summary>
    public void Compare(string actual)
    {
        if (IsUpdate)
        {
            _ = Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, actual);
            return;
        }

        var expected = File.Exists(path) ? File.ReadAllText(path) : "";
        if (expected != actual)
        {
            var (before, after) = (expected.Split('\n'), actual.Split('\n'));
            Assert.Fail($"""
                {path} differs. If what is found now is right, run the tests once with A11_UPDATE_PAGES=1 and review the difference.
                {string.Join('\n', before.Except(after).Select(line => $"- {line}").Concat(after.Except(before).Select(line => $"+ {line}")).Take(40))}
                """);
        }
    }
}
