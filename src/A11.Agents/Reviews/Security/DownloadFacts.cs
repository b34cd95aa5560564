using System.Collections.Immutable;
using A11.Core.Scripts;
using A11.Core.Shell.Model;

namespace A11.Agents.Reviews.Security;

/// <summary>Finds downloads that are run without being verified, in the scripts of any file.</summary>
internal static class DownloadFacts
{
    public static void Read(IEnumerable<EmbeddedScript> scripts, SecurityFacts facts)
    {
        foreach (var (program, address, span) in scripts.SelectMany(ScriptDownloads.FindUnverified))
        {
            facts.Add(new SecurityFact(SecurityFactKind.Download, "scripts", address, span, $"What {program} downloads from {address} is run without being verified")
            {
                Weight = Weight.Always,
                Words = WordsOf(address),
            });
        }
    }

    private static ImmutableArray<string> WordsOf(string address)
    {
        var path = address[(address.IndexOf("://", StringComparison.Ordinal) is var at and >= 0 ? at + 3 : 0)..];
        return [.. TaskWords.WordsOf(path).Where(word => word.Length > 2 && !CommonWords.Contains(word) && !word.All(char.IsAsciiDigit))];
    }

    /// <summary>Words that many addresses have and that name nothing.</summary>
    private static readonly string[] CommonWords =
        ["com", "org", "net", "www", "http", "https", "github", "raw", "githubusercontent", "releases", "release", "download", "latest", "main", "master", "install", "script", "scripts", "linux", "amd64", "arm64", "x86", "tar", "zip", "bin", "get", "dev", "setup", "test", "build", "deploy", "docker"];
}
