using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using A11.Agents.Acceptance;
using A11.Agents.Agents;
using A11.Agents.Changes;
using A11.Agents.Policies;
using A11.Agents.Reviews;
using A11.Core.Diagnostics;
using A11.Core.Files;
using A11.Core.Tasks;
using A11.Core.Text;
using A11.Tests;

namespace A11.Agents.Tests.Reviews;

/// <summary>Changes in memory, as a built-in reviewer judges them after the gate found nothing.</summary>
internal sealed class Reviewed
{
    private readonly Dictionary<string, string> _before = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string?> _after = new(StringComparer.Ordinal);

    /// <summary>A file that was there.</summary>
    public Reviewed Before(string path, string text)
    {
        _before[path] = text;
        return this;
    }

    /// <summary>A file as the agent leaves it; null for one that it deleted.</summary>
    public Reviewed After(string path, string? text)
    {
        _after[path] = text;
        return this;
    }

    /// <summary>The verdict of a reviewer on a task of this title.</summary>
    public Review By(string role, string title, params CriterionResult[] criteria)
    {
        var files = _before.ToDictionary(file => file.Key, file => file.Value, StringComparer.Ordinal);
        var before = new MemoryFileSource(files);
        ImmutableArray<Change> changes =
        [
            .. _after.Select(file => new Change(file.Key, file.Value is null ? ChangeKind.Deleted : _before.ContainsKey(file.Key) ? ChangeKind.Modified : ChangeKind.Added, Encoding.UTF8.GetBytes(file.Value ?? ""))),
        ];
        var lane = JsonSerializer.Serialize(_after.Keys.Where(path => path != "extra.yml"));
        var json = $$"""{ "task_id": "T1", "title": {{JsonSerializer.Serialize(title)}}, "acceptance_criteria": ["It works"], "files_to_create": {{lane}} }""";
        var (tasks, problems) = TaskReader.Read(new SourceText(json), "task.json");
        Assert.IsTrue(problems.IsEmpty);
        var settings = TestEngine.Load(before);
        var policy = Policy.Read("/none", settings.Root, out _)!;
        var request = new ReviewRequest(new AgentJob("/none", tasks[0], policy, settings, before, TestEngine.Default), changes, new OverlayFileSource(before, changes), [], [.. criteria]);
        return new BuiltInReviewer(role).ReviewAsync(request, new Progress<AgentEvent>(), CancellationToken.None).GetAwaiter().GetResult();
    }

    /// <summary>Expects a refusal for one place, which the reason names.</summary>
    public void IsRefused(string role, string title, string path, int line, string reason)
    {
        var review = By(role, title);
        Assert.IsFalse(review.Passed, "passed");
        var finding = review.Findings.Single(finding => finding.Severity == Severity.Error);
        Assert.AreEqual((path, line), (finding.Path, finding.Start.Line), finding.Message);
        StringAssert.Contains(finding.Message, reason);
        StringAssert.Contains(review.Reason, $"{path}:{line}: ");
    }

    /// <summary>Expects that nothing refuses the files.</summary>
    public void IsPassed(string role, string title)
    {
        var review = By(role, title);
        Assert.IsTrue(review.Passed, review.Reason);
    }
}
