using System.Runtime.Versioning;
using A11.Agents.Processes;

namespace A11.Agents.Tests.Processes;

/// <summary>Where programs are found, and where they are not.</summary>
[TestClass]
[UnsupportedOSPlatform("windows")]
[OSCondition(ConditionMode.Exclude, OperatingSystems.Windows)]
public sealed class ProgramPathTests
{
    [TestMethod]
    public void A_program_is_found_in_the_first_absolute_directory_that_has_it()
    {
        using var places = new RepositoryFolder();
        var (first, second) = (Program(places, "first/tool"), Program(places, "second/tool"));
        Assert.AreEqual(first, ProgramPath.FindOn($"first:.::/no/such:{places.Root}/first:{places.Root}/second", "tool"));
        File.SetUnixFileMode(first, UnixFileMode.UserRead);
        Assert.AreEqual(second, ProgramPath.FindOn($"{places.Root}/first:{places.Root}/second", "tool"));
        Assert.IsNull(ProgramPath.FindOn(null, "tool"));
    }

    [TestMethod]
    [DataRow("repository/bin")]
    [DataRow("link-to-repository/bin")]
    [DataRow("link-to-directory")]
    [DataRow("links")]
    public void A_program_of_the_repository_is_passed_over_however_it_is_reached(string directory)
    {
        using var places = new RepositoryFolder();
        var trusted = Program(places, "trusted/tool");
        var own = Program(places, "repository/bin/tool");
        Link(places, "link-to-repository", Path.Combine(places.Root, "repository"));
        Link(places, "link-to-directory", Path.Combine(places.Root, "repository", "bin"));
        Link(places, "links/tool", own);
        var searchPath = $"{places.Root}/{directory}:{places.Root}/trusted";
        Assert.AreEqual(trusted, ProgramPath.FindOn(searchPath, "tool", Path.Combine(places.Root, "repository")));
        Assert.AreEqual(trusted, ProgramPath.FindOn(searchPath, "tool", Path.Combine(places.Root, "link-to-repository")));
        Assert.IsNull(ProgramPath.FindOn($"{places.Root}/{directory}", "tool", Path.Combine(places.Root, "repository")));
        StringAssert.Contains(ProgramPath.ExplainMissing("tool", $"{places.Root}/{directory}"), "programs of the repository are not run");
    }

    [TestMethod]
    public void A_link_of_the_repository_to_a_program_elsewhere_is_the_repositorys_choice_too()
    {
        using var places = new RepositoryFolder();
        _ = Program(places, "elsewhere/evil");
        Link(places, "repository/bin/tool", Path.Combine(places.Root, "elsewhere", "evil"));
        Assert.IsNull(ProgramPath.FindOn($"{places.Root}/repository/bin", "tool", Path.Combine(places.Root, "repository")));
    }

    [TestMethod]
    public void A_directory_that_only_begins_with_the_same_name_is_another_one()
    {
        using var places = new RepositoryFolder();
        var tool = Program(places, "repository-tools/tool");
        Assert.AreEqual(tool, ProgramPath.FindOn(Path.GetDirectoryName(tool), "tool", Path.Combine(places.Root, "repository")));
    }

    [TestMethod]
    [DataRow("./tool")]
    [DataRow("bin/tool")]
    [DataRow("/bin/sh")]
    public void A_path_is_not_a_name_to_look_up(string name) => Assert.IsNull(ProgramPath.FindOn("/bin:/usr/bin", name));

    private static string Program(RepositoryFolder places, string path)
    {
        _ = places.With(path, "#!/bin/sh\n");
        var full = Path.Combine(places.Root, path);
        File.SetUnixFileMode(full, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        return full;
    }

    private static void Link(RepositoryFolder places, string path, string target)
    {
        var full = Path.Combine(places.Root, path);
        _ = Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        _ = File.CreateSymbolicLink(full, target);
    }
}
