using A11.Core.Boundaries;
using A11.Core.Profiles;
using CsCheck;

namespace A11.Core.Tests.Boundaries;

/// <summary>What holds for every path and every pattern.</summary>
[TestClass]
public sealed class BoundaryPropertyTests
{
    private static readonly Gen<string> Names = Gen.OneOf(
        Gen.String,
        Gen.String[Gen.Char["abSRCsrc./*?[]!\\-~: \t\n\u0130\u017f\u212a\u200d\ud800éｓＧ"], 0, 24],
        Gen.OneOf(new[] { "src", "SRC", ".git", "Dockerfile", "a11.yml", "tests", "..", "~", "con", "x.yml" }.Select(Gen.Const).ToArray()).Array[1, 6].Select(parts => string.Join('/', parts)));

    [TestMethod]
    public void No_path_makes_the_matcher_throw_and_no_verdict_is_without_a_reason() =>
        Names.Sample(path =>
        {
            var verdict = ProfileReader.BuiltIn.Boundary.Judge(path, []);
            return verdict.Violation is null || verdict.Reason.Length > 0;
        });

    [TestMethod]
    public void No_pattern_makes_it_throw() =>
        Gen.Select(Names, Names).Sample((pattern, path) => !PathPattern.TryParse(pattern, out var parsed, out var error) ? error.Length > 0 : parsed.IsMatch(path) || true);

    [TestMethod]
    public void What_is_open_is_open_in_no_other_case_of_what_is_denied() =>
        Names.Sample(path =>
        {
            var denied = $"src/{path}";
            return ProfileReader.BuiltIn.Boundary.Judge(denied, []).Violation is not null
                && ProfileReader.BuiltIn.Boundary.Judge(denied.ToUpperInvariant(), []).Violation is not null;
        });

    [TestMethod]
    public void Folding_is_stable_and_blind_to_case() =>
        Names.Sample(name => PathName.Fold(PathName.Fold(name)) == PathName.Fold(name) && PathName.Fold(name.ToUpperInvariant()) == PathName.Fold(PathName.Fold(name).ToUpperInvariant()));
}
