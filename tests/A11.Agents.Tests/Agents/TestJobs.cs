using System.Text;
using A11.Agents.Agents;
using A11.Agents.Policies;
using A11.Core.Files;
using A11.Core.Tasks;
using A11.Tests;

namespace A11.Agents.Tests.Agents;

/// <summary>Jobs for agents.</summary>
internal static class TestJobs
{
    /// <summary>A task that asks for a file.</summary>
    public static DevOpsTask Task(string file, params string[] criteria) =>
        TaskLoader.Load([("tasks.json", Encoding.UTF8.GetBytes(RepositoryFolder.Task("T1", file, criteria.Length == 0 ? ["x"] : criteria)))], out _)[0];

    /// <summary>A job in a repository.</summary>
    public static AgentJob In(RepositoryFolder repository, DevOpsTask task)
    {
        var files = new DirectoryFileSource(repository.Root);
        var settings = TestEngine.Load(files);
        Assert.IsTrue(settings.Problems.IsEmpty, string.Join('\n', settings.Problems.Select(problem => problem.Message)));
        var policy = Policy.Read(repository.Root, settings.Root, out var problems);
        Assert.IsTrue(problems.IsEmpty);
        return new AgentJob(repository.Root, task, policy!, settings, files, TestEngine.Default);
    }
}
