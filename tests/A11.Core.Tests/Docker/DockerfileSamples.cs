using System.Text.Json;
using A11.Core.Tests.Pages;
using CsCheck;

namespace A11.Core.Tests.Docker;

/// <summary>Texts to read as Dockerfiles: those of the peers' cases, where this machine has them, and random ones.</summary>
internal static class DockerfileSamples
{
    private static readonly string[] Corpora = ["dockerfile-real", "buildkit", "hadolint", "trivy-docker", "checkov-docker", "dockerfile-syntax-1", "dockerfile-syntax-2"];

    private static readonly string[] Pieces =
    [
        "FROM ", "from ", "RUN ", "COPY ", "ADD ", "ENV ", "ARG ", "LABEL ", "ONBUILD ", "HEALTHCHECK ", "CMD ", "SHELL ", "EXPOSE ", "VOLUME ", "USER ", "WORKDIR ", "FOO ",
        " AS x", "scratch", "alpine:3", "a=b", "c d", "--from=x ", "--mount=type=cache,target=/x ", "--", "[\"a\", \"b\"]", "[\"a\",", "]", "\\\n", "\\ \t\n", "`\n", "\\\\\n", "\n", "\r\n", "\r", "\n\n",
        "# c\n", "  # c\n", "# escape=`\n", "# check=skip=all\n", "<<EOF\n", "<<-EOF\n", "<<\"E F\"\n", "EOF\n", "\tEOF\n", "E F\n", "'", "\"", "$", "${", "}", "${x:-", "${x/a/b}", "${x%%.*}", "\\$x", " ", "\t", "\v", "é", "\ud83d\ude00", "\0", "\u2028",
    ];

    /// <summary>The Dockerfiles of the peers' cases.</summary>
    public static IEnumerable<string> Real => RepositoryRoot.Shared is not { } shared ? [] : Corpora
        .SelectMany(name => File.ReadLines(Path.Combine(shared, "corpora", name + ".jsonl")))
        .Select(line => JsonDocument.Parse(line).RootElement)
        .Select(root => root.GetProperty("files").GetProperty(root.GetProperty("entry").GetString()!).GetString()!);

    /// <summary>The examples of the rules' pages.</summary>
    public static IEnumerable<string> Pages => RulePage.All.SelectMany(page => page.Examples.Concat(page.Forms)).Where(example => example.File == "Dockerfile").Select(example => example.Content);

    /// <summary>Pieces of Dockerfiles in any order.</summary>
    public static Gen<string> Random => Gen.Int[0, Pieces.Length - 1].Select(piece => Pieces[piece]).Array[0, 30].Select(string.Concat);
}
