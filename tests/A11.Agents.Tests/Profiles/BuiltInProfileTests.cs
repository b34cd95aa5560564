using System.Text;
using A11.Agents.Acceptance;
using A11.Core.Configuration;
using A11.Core.Files;
using A11.Core.Profiles;
using A11.Core.Tasks;
using A11.Core.Text;
using A11.Tests;

namespace A11.Agents.Tests.Profiles;

/// <summary>The profile that the product ships: its examples do what its rules ask for.</summary>
[TestClass]
public sealed class BuiltInProfileTests
{
    [TestMethod]
    public void It_says_who_the_agent_is_and_what_it_may_do()
    {
        var profile = ProfileReader.BuiltIn;
        Assert.AreEqual("cursor-agent", profile.Command);
        Assert.AreEqual("""{"status": "done"}""", profile.CompletionSignal);
        CollectionAssert.AreEqual(new[] { "A07", "A08" }, profile.Reviewers.ToArray());
        Assert.AreEqual(7, profile.Rules.Length);
        Assert.IsNull(profile.Boundary.Judge("Dockerfile", []).Violation);
        Assert.IsNotNull(profile.Boundary.Judge("src/Program.cs", []).Violation);
    }

    [TestMethod]
    public void Its_examples_break_no_rule()
    {
        var examples = ProfileReader.BuiltIn.Examples;
        Assert.AreEqual(4, examples.Length);
        var files = MemoryFileSource.FromBytes([.. examples.Select(example => new KeyValuePair<string, byte[]>(example.OutputPath, Encoding.UTF8.GetBytes(example.Output)))]);
        var settings = TestEngine.Load(files, new SettingsOptions { AllRules = true });
        var findings = TestEngine.Default.Run(files, settings, null).Diagnostics;
        Assert.AreEqual("", string.Join('\n', findings.Where(finding => !NotAskedFor.Contains(finding.Rule.Id)).Select(finding => $"{finding.Path}:{finding.Start.Line} {finding.Rule.Id} {finding.Message}")));
    }

    [TestMethod]
    public void Its_examples_meet_their_criteria()
    {
        foreach (var example in ProfileReader.BuiltIn.Examples)
        {
            var (tasks, problems) = TaskReader.Read(new SourceText(example.Input!), "task.json");
            Assert.IsTrue(problems.IsEmpty);
            var files = MemoryFileSource.FromBytes([new(example.OutputPath, Encoding.UTF8.GetBytes(example.Output))]);
            foreach (var result in AcceptanceCheck.Run(tasks[0], files))
            {
                Assert.AreEqual(CriterionVerdict.Met, result.Verdict, $"{result.Criterion}: {result.Evidence}");
            }
        }
    }
}
