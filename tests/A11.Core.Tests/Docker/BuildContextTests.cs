using A11.Core.Docker.Model;
using A11.Core.Files;
using A11.Core.Text;
using A11.Tests;

namespace A11.Core.Tests.Docker;

/// <summary>What a build is given beside the Dockerfile: named contexts, files that .dockerignore leaves in, options of its checks.</summary>
[TestClass]
public sealed class BuildContextTests
{
    [TestMethod]
    [DataRow("contexts = { a = \"x\", b = \"y\" }", "a b")]
    [DataRow("contexts = {\n  a = \"x\"\n  b = \"y\" # c\n  # d = \"e\"\n  // f = \"g\"\n}", "a b")]
    [DataRow("\"contexts\": {\"a\": \"x\", \"b\": \"y\"}", "a b")]
    [DataRow("contexts: {a: x}", "a")]
    [DataRow("contexts = {\n a = { x = 1, y = [1, 2] }, b = f(1, 2)\n}", "a b")]
    [DataRow("contexts = {\n a = \"x, c = }\"\n b = \"\\\"}\"\n}", "a b")]
    [DataRow("contexts = { \"a b\" = x }", "a b")]
    [DataRow("contexts = { \"a\\\"c\" = x, b = y }", "a\\\"c b")]
    [DataRow("contexts = { a = \"x\" }\ncontexts = { b = \"y\" }", "a b")]
    [DataRow("contexts = { a = \"x\" }\nother = { b = \"y\" }", "a")]
    [DataRow("mycontexts = { a = \"x\" }", "")]
    [DataRow("my_contexts = { a = \"x\" }", "a")]
    [DataRow("contexts = [\"a\"]", "")]
    [DataRow("contexts", "")]
    [DataRow("contexts = {", "")]
    [DataRow("contexts = { a", "a")]
    [DataRow("contexts = { \"a", "a")]
    [DataRow("contexts = { a = \"x", "a")]
    [DataRow("contexts = { a = x # c", "a")]
    [DataRow("contexts = { # c", "")]
    [DataRow("contexts = {\n a = [\n  1\n ]\n b = 2\n}", "a b")]
    [DataRow("contexts = { a = x } contexts = { b = y }", "a b")]
    public void Names_of_contexts_in_a_Bake_file(string text, string expected) => Assert.AreEqual(expected, string.Join(' ', BakeContexts.NamesIn(text)));

    [TestMethod]
    [DataRow("docker-bake.hcl", "contexts = { shared = \"x\" }", true)]
    [DataRow("ci/docker-bake.override.json", "{\"contexts\": {\"shared\": \"x\"}}", true)]
    [DataRow("docker-bake.txt", "contexts = { shared = \"x\" }", false)]
    [DataRow("bake.hcl", "contexts = { shared = \"x\" }", false)]
    [DataRow("build.sh", "docker build --build-context shared=../x .", true)]
    [DataRow("README.md", "docker build --build-context=Shared=../x .", true)]
    [DataRow("README.md", "docker build --build-context a=b --build-context \"shared=../x\" .", true)]
    [DataRow("build.py", "[\"--build-context\", \"shared=x\"]", true)]
    [DataRow("justfile", "build:\n  docker build --build-context shared=x", true)]
    [DataRow("package.json", "{\"scripts\": {\"b\": \"docker build --build-context shared=x\"}}", true)]
    [DataRow("notes.txt", "docker build --build-context shared=x", false)]
    [DataRow("build.sh", "docker build --build-context shared", false)]
    [DataRow("build.sh", "docker build --build-context shared x=y", false)]
    [DataRow("build.sh", "docker build --build-context =shared=x", true)]
    [DataRow("compose.yaml", "services:\n  a:\n    build:\n      additional_contexts:\n        shared: x\n", true)]
    [DataRow("compose.yaml", "services:\n  a:\n    build:\n      additional_contexts:\n        - shared=x\n", true)]
    [DataRow("compose.yaml", "services:\n  a:\n    build:\n      args:\n        shared: x\n# additional_contexts\n", false)]
    [DataRow(".github/workflows/a.yml", "jobs:\n  a:\n    steps:\n      - with:\n          build-contexts: |\n            a=b\n            shared=x\n", true)]
    [DataRow(".github/workflows/a.yml", "jobs:\n  a:\n    steps:\n      - with:\n          contexts: shared=x\n", false)]
    public void A_named_context_stands_for_a_stage(string path, string text, bool isNamed)
    {
        var files = new MemoryFileSource([new("Dockerfile", "FROM debian:12.11-slim\nCOPY --from=shared /a /a\n"), new(path, text)]);
        var found = TestEngine.Default.Run(files, TestEngine.Load(files), ["Dockerfile"]).Diagnostics;
        Assert.AreEqual(isNamed, found.All(static finding => finding.Rule.Id != "AXD3022"));
    }

    [TestMethod]
    [DataRow("a", "a", true)]
    [DataRow("a", "a/b", true)]
    [DataRow("a/b", "a", false)]
    [DataRow("*/b", "a/b/c", true)]
    [DataRow("**/c", "a/b/c", true)]
    [DataRow("a", "ab", false)]
    [DataRow("[a", "[a", false)]
    public void A_pattern_matches_a_path_and_what_lies_below(string pattern, string path, bool isMatch) => Assert.AreEqual(isMatch, new DockerIgnorePattern(pattern, false).IsMatch(path));

    [TestMethod]
    [DataRow("a/b", "a", true)]
    [DataRow("a", "a", false)]
    [DataRow("a", "a/b", false)]
    [DataRow("b/c", "a", false)]
    [DataRow("*/c", "a", true)]
    [DataRow("?/c", "a", true)]
    [DataRow("a/b/c", "a/b", true)]
    [DataRow("a/b/c", "a/x", false)]
    [DataRow("a/**", "a", true)]
    [DataRow("**/x", "a/b/c", true)]
    [DataRow("**", "a", true)]
    [DataRow("a/b", "*", true)]
    [DataRow("b/x", "a?", true)]
    public void A_pattern_may_match_below_a_path(string pattern, string path, bool may) => Assert.AreEqual(may, new DockerIgnorePattern(pattern, true).MayMatchBelow(path));

    [TestMethod]
    [DataRow("a\n\n  \n#c\n # d\n!e\n! f\n", "a # d !e !f")]
    [DataRow("./a/../b//c/", "b/c")]
    [DataRow("../a", "a")]
    [DataRow("/", "")]
    [DataRow("!", "")]
    [DataRow("a\\b", "a/b")]
    [DataRow("a\r\nb", "a b")]
    public void Lines_of_an_ignore_file_are_patterns(string text, string expected) =>
        Assert.AreEqual(expected, string.Join(' ', DockerIgnoreFile.Parse(".dockerignore", new SourceText(text)).Patterns.Select(static pattern => (pattern.IsException ? "!" : "") + pattern.Text)));

    [TestMethod]
    [DataRow("a\n!a/b", "a", true)]
    [DataRow("a\n!a/b", "a/b", false)]
    [DataRow("a\n!a", "a", false)]
    [DataRow("b", "a", false)]
    public void A_path_itself_is_left_out(string text, string path, bool isExcluded) => Assert.AreEqual(isExcluded, DockerIgnoreFile.Parse(".dockerignore", new SourceText(text)).Excludes(path));

    [TestMethod]
    [DataRow("**", "**")]
    [DataRow("**/*", "**/*")]
    [DataRow("!*", null)]
    [DataRow("a\n*", "*")]
    public void All_is_left_out_by_some_patterns(string text, string? pattern) => Assert.AreEqual(pattern, DockerIgnoreFile.Parse(".dockerignore", new SourceText(text)).FindPatternOfAll());

    [TestMethod]
    [DataRow("skip=A,B", "A B", false)]
    [DataRow("skip=A, B;error=true", "A ", false)]
    [DataRow("skip=A;error=true // why", "A", true)]
    [DataRow("skip = A", null, false)]
    [DataRow("error=1", "", true)]
    [DataRow("error=T", "", true)]
    [DataRow("error=False", "", false)]
    [DataRow("error=0;skip=A", "A", false)]
    [DataRow("experimental=all;skip=A", "A", false)]
    [DataRow("error=maybe", null, false)]
    [DataRow("skip", null, false)]
    [DataRow("=A", null, false)]
    [DataRow("skips=A", null, false)]
    [DataRow("skip=A;", null, false)]
    [DataRow("skip=A;error=true;experimental=B;skip=C", "A", true)]
    public void Options_of_checks(string text, string? skip, bool isError)
    {
        var isRead = CheckOptions.TryParse(text, out var options, out _);
        Assert.AreEqual((skip, isError), (isRead ? string.Join(' ', options.Skip) : null, isRead && options.IsError));
    }

    [TestMethod]
    [DataRow("/a", true)]
    [DataRow("\\a", true)]
    [DataRow("c:", true)]
    [DataRow("c:\\a", true)]
    [DataRow("1:", false)]
    [DataRow("c", false)]
    [DataRow("ab:", false)]
    [DataRow("", false)]
    public void Paths_from_a_root_or_a_drive_are_absolute(string path, bool isAbsolute) => Assert.AreEqual(isAbsolute, ContainerPath.IsAbsolute(path));

    [TestMethod]
    [DataRow("/a", "b", "/a/b")]
    [DataRow("/a/", "./b/", "/a/b")]
    [DataRow("/a/b", "../c", "/a/c")]
    [DataRow("/a", "../../c", "/c")]
    [DataRow("/", ".", "/")]
    public void A_relative_path_is_seen_from_a_directory(string directory, string path, string expected) => Assert.AreEqual(expected, ContainerPath.Combine(directory, path));

    [TestMethod]
    [DataRow("https://a.example/b", true, false)]
    [DataRow("http://a.example/b.git", false, true)]
    [DataRow("https://a.example/b.git#v1", false, true)]
    [DataRow("https://a.example/b.git?x", false, true)]
    [DataRow("https://a.example/b.gitx", true, false)]
    [DataRow("git@a.example:b", false, true)]
    [DataRow("git://a.example/b", false, true)]
    [DataRow("ssh://a.example/b", false, true)]
    [DataRow("a.git", false, false)]
    [DataRow("ftp://a.example/b", false, false)]
    public void Sources_of_ADD_are_files_URLs_or_repositories(string source, bool isUrl, bool isGit) => Assert.AreEqual((isUrl, isGit), (RemoteSource.IsUrl(source), RemoteSource.IsGit(source)));

    [TestMethod]
    [DataRow("a.tar", true)]
    [DataRow("a.TGZ", true)]
    [DataRow("a.tar.Z", true)]
    [DataRow("a.zst", true)]
    [DataRow("a.zip", false)]
    [DataRow("tar", false)]
    public void Names_of_archives(string path, bool isArchive) => Assert.AreEqual(isArchive, ArchiveNames.IsArchive(path));
}
