using A11.Agents.DotNet;
using A11.Tool.Initialization;

namespace A11.Tool.Tests;

[TestClass]
public sealed class FirstEvaluationTests
{
    [TestMethod]
    public async Task The_first_answer_serves_once_more_and_what_was_written_since_is_asked_for()
    {
        var counting = new Counting();
        var evaluation = new FirstEvaluation(counting);
        var first = await evaluation.EvaluateAsync(["a.csproj", "b.csproj"], CancellationToken.None);
        Assert.AreSame(first, await evaluation.EvaluateAsync(["a.csproj", "b.csproj"], CancellationToken.None));
        Assert.AreEqual(1, counting.Asked);
        Assert.AreNotSame(first, await evaluation.EvaluateAsync(["a.csproj", "b.csproj"], CancellationToken.None));
        Assert.AreNotSame(first, await evaluation.EvaluateAsync(["a.csproj", "b.csproj"], CancellationToken.None));
        Assert.AreEqual(3, counting.Asked);
    }

    [TestMethod]
    public async Task Another_question_is_asked_and_so_is_the_first_one_after_it()
    {
        var counting = new Counting();
        var evaluation = new FirstEvaluation(counting);
        _ = await evaluation.EvaluateAsync(["a.csproj"], CancellationToken.None);
        _ = await evaluation.EvaluateAsync(["b.csproj"], CancellationToken.None);
        _ = await evaluation.EvaluateAsync(["a.csproj"], CancellationToken.None);
        Assert.AreEqual(3, counting.Asked);
    }

    private sealed class Counting : IProjectEvaluator
    {
        public int Asked { get; private set; }

        public Task<EvaluatedProjects> EvaluateAsync(IReadOnlyList<string> projects, CancellationToken cancellation)
        {
            Asked++;
            return Task.FromResult(new EvaluatedProjects([], []));
        }
    }
}
