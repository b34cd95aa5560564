using System.Runtime.Versioning;
using A11.Agents.Boundaries;
using A11.Agents.Gates;
using A11.Agents.Policies;
using A11.Core.Boundaries;
using A11.Core.Files;
using A11.Core.Profiles;
using A11.Tests;

namespace A11.Agents.Tests.Gates;

/// <summary>Who asks before writing hears what the gate says afterwards.</summary>
[TestClass]
[OSCondition(ConditionMode.Exclude, OperatingSystems.Windows)]
[UnsupportedOSPlatform("windows")]
public sealed class WriteGuardTests
{
    private static readonly Policy Policy = new(ProfileReader.BuiltIn, new Boundary([PathPattern.Parse("**")], [PathPattern.Parse("src/**")]), []);

    [TestMethod]
    [DataRow("Dockerfile", null)]
    [DataRow("new/a/b.txt", null)]
    [DataRow("dockerfile", ViolationKind.UnsafeName)]
    [DataRow("Deploy/x.yml", ViolationKind.UnsafeName)]
    [DataRow("deploy/A/x.yml", ViolationKind.UnsafeName)]
    [DataRow("deploy", null)]
    [DataRow("DEPLOY", ViolationKind.UnsafeName)]
    [DataRow(".GitHub/x.yml", ViolationKind.UnsafeName)]
    [DataRow("bare/refs/a", ViolationKind.Unnamed)]
    [DataRow("bare/other", null)]
    [DataRow("scripts/git", ViolationKind.Unnamed)]
    [DataRow(".gitignore", ViolationKind.Unnamed)]
    [DataRow("x.targets", ViolationKind.Protected)]
    [DataRow("src/a.cs", ViolationKind.Denied)]
    [DataRow("linked/x.yml", ViolationKind.Link)]
    [DataRow("link.yml", ViolationKind.Link)]
    [DataRow("nested/x.yml", ViolationKind.Link)]
    public void All_say_the_same(string path, ViolationKind? expected)
    {
        using var repository = new RepositoryFolder().With("Dockerfile", "x").With("deploy/a/x.yml", "x").With("bare/HEAD", "x").With("bare/objects/a", "x").With("nested/.git/HEAD", "x");
        _ = Directory.CreateSymbolicLink(Path.Combine(repository.Root, "linked"), Path.Combine(repository.Root, "deploy"));
        _ = File.CreateSymbolicLink(Path.Combine(repository.Root, "link.yml"), "Dockerfile");
        Assert.AreEqual(expected, new WriteJudge(repository.Root, Policy, null, isStrict: true).Judge(path).Violation, "before");

        var files = new DirectoryFileSource(repository.Root);
        var gate = new Gate(repository.Root, files, Policy, TestEngine.Load(MemoryFileSource.FromBytes([])), TestEngine.Default);
        var task = Agents.TestJobs.Task("other.yml");
        var violations = gate.Judge(task, ScriptedAgent.Writing((path, "x"))).Violations;
        Assert.AreEqual(BoundaryRules.Get(expected ?? ViolationKind.OutsideLane).Id, violations.Single().Rule.Id, "afterwards");
        Directory.Delete(Path.Combine(repository.Root, "linked"));
    }

    [TestMethod]
    public void What_a_task_names_may_be_written_by_its_literal_name_alone()
    {
        using var repository = new RepositoryFolder();
        var task = Agents.TestJobs.Task(".gitignore");
        var judge = new WriteJudge(repository.Root, Policy, task, isStrict: false);
        Assert.IsTrue(judge.Judge(".gitignore").IsAllowed);
        Assert.AreEqual(ViolationKind.Unnamed, judge.Judge("a/.gitignore").Violation);
        Assert.AreEqual(ViolationKind.Unnamed, judge.Judge(".GITIGNORE").Violation);
    }
}
