namespace A11.EndToEnd.Tests;

/// <summary>What <c>THIRD-PARTY-NOTICES.txt</c> says of one package: “CliWrap (MIT)” below a line of equals signs.</summary>
/// <param name="Name">The package.</param>
/// <param name="License">Its license, as an SPDX expression.</param>
/// <param name="Place">Where in the product it is, for what is no assembly beside ours; empty for the others.</param>
internal sealed record Notice(string Name, string License, string Place)
{
    public static IEnumerable<Notice> ReadAll(string text)
    {
        var isHeading = false;
        foreach (var line in text.Split('\n').Select(line => line.TrimEnd('\r')))
        {
            if (line.StartsWith("=====", StringComparison.Ordinal))
            {
                isHeading = !isHeading;
            }
            else if (isHeading && !line.StartsWith("https://", StringComparison.Ordinal))
            {
                yield return Read(line);
            }
        }
    }

    private static Notice Read(string line)
    {
        var start = line.IndexOf(" (", StringComparison.Ordinal);
        var end = line.IndexOf(')', start);
        return new Notice(line[..start], line[(start + 2)..end], line[(end + 1)..]);
    }
}
