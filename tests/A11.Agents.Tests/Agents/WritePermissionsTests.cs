using System.Text.RegularExpressions;
using A11.Agents.Agents.Adapters;
using A11.Core.Boundaries;
using CsCheck;

namespace A11.Agents.Tests.Agents;

/// <summary>The boundary in the words of agents' own permissions.</summary>
[TestClass]
public sealed class WritePermissionsTests
{
    private static readonly Gen<string> Paths = Gen.OneOf("a", "b.yml", "src", ".github", "Dockerfile.x").Array[1, 4].Select(parts => string.Join('/', parts));

    private static readonly Gen<string> Patterns = Gen.OneOf("a", "*.yml", "**", "s?c", "[ab]", ".github", "Dockerfile*", "*").Array[1, 3].Select(parts => string.Join('/', parts));

    [TestMethod]
    public void An_expression_matches_what_its_pattern_matches() =>
        Gen.Select(Patterns, Paths).Sample((pattern, path) =>
        {
            var parsed = PathPattern.Parse(pattern);
            return Regex.IsMatch(path, $"^{PermissionPattern.Create(parsed).Expression}$") == parsed.IsMatch(path);
        });

    /// <summary>Gemini CLI refuses expressions that it takes for slow ones, and a refused rule is no rule.</summary>
    [TestMethod]
    public void No_expression_repeats_a_group() =>
        Patterns.Sample(pattern => !Regex.IsMatch(PermissionPattern.Create(PathPattern.Parse(pattern)).Expression, @"\([^)]*[*+?{].*\)[*+?{]"));

    [TestMethod]
    public void A_wildcard_matches_at_least_what_its_pattern_matches() =>
        Gen.Select(Patterns.Where(pattern => !pattern.Contains('[', StringComparison.Ordinal)), Paths).Sample((pattern, path) =>
        {
            var parsed = PathPattern.Parse(pattern);
            var expression = string.Concat(PermissionPattern.Create(parsed).Wildcard.Select(character => character switch { '*' => ".*", '?' => ".", _ => Regex.Escape(character.ToString()) }));
            return !parsed.IsMatch(path) || Regex.IsMatch(path, $"^{expression}$");
        });

    [TestMethod]
    public void What_the_task_names_may_be_written_and_what_guards_may_not()
    {
        var boundary = new Boundary([PathPattern.Parse("*.yml"), PathPattern.Parse(".github/**/*")], [PathPattern.Parse("src/**/*")]);
        var permissions = WritePermissions.Create(boundary, TestJobs.Task(".github/copilot-instructions.md"), isStrict: false);
        Assert.IsTrue(permissions.MayWrite(".github/copilot-instructions.md"));
        Assert.IsTrue(permissions.MayWrite("x.yml"));
        Assert.IsFalse(permissions.MayWrite("a11.yml"));
        Assert.IsFalse(permissions.MayWrite("src/x.yml"));
        Assert.IsFalse(permissions.MayWrite(".github/hooks/x.yml"));
        Assert.DoesNotContain(".github/copilot-instructions.md", permissions.Denied.Select(pattern => pattern.Glob));
        Assert.Contains(".github/hooks/**", permissions.Denied.Select(pattern => pattern.Glob));
    }

    [TestMethod]
    public void A_strict_fence_and_one_that_was_narrowed_are_the_lane_alone()
    {
        var boundary = new Boundary([PathPattern.Parse("*.yml")], []);
        Assert.IsEmpty(WritePermissions.Create(boundary, TestJobs.Task("a.yml"), isStrict: true).Allowed);
        Assert.IsFalse(WritePermissions.Create(boundary, TestJobs.Task("a.yml"), isStrict: true).MayWrite("b.yml"));
        Assert.IsEmpty(WritePermissions.Create(boundary.Narrow([PathPattern.Parse("x/**")], []), TestJobs.Task("a.yml"), isStrict: false).Allowed);
    }
}
