using A11.Core.Make.Model;
using A11.Core.Text;

namespace A11.Core.Tests.Make;

/// <summary>What makefiles and Taskfiles mean, as others ask for it.</summary>
[TestClass]
public sealed class MakefileModelTests
{
    [TestMethod]
    [DataRow("test -n \"$(V)\"\nx", true)]
    [DataRow("[ -n \"$(V)\" ]\nx", true)]
    [DataRow("test -n '$(V)'\nx", true)]
    [DataRow("test -n '$$V'\nx", false)]
    [DataRow("test -n '$(W)'\nx", false)]
    [DataRow("[[ -n $(V) ]]\nx", true)]
    [DataRow("test \"$(V)\"\nx", true)]
    [DataRow("test -n x", false)]
    [DataRow("if [ -z \"$(V)\" ]; then exit 1; echo no; fi\nx", true)]
    [DataRow("[ -n \"$(V)\" ] || (echo no)\nx", false)]
    [DataRow("[ -z \"$(W)\" ] && exit 1\nx", false)]
    [DataRow("test \"$(W)\"\nx", false)]
    [DataRow("test -n x -a -n y\nz", false)]
    [DataRow("if [ a -o b ]; then exit 1; fi\nx", false)]
    [DataRow("test -n \"$$(V)\"\nx", false)]
    [DataRow("test -n \"$(W)\"", false)]
    [DataRow("! test -z \"$(V)\"\nx", true)]
    [DataRow("! test -n \"$(V)\"\nx", false)]
    [DataRow("test ! -z \"$(V)\"\nx", true)]
    [DataRow("test \\( -n \"$(V)\" \\)\nx", true)]
    [DataRow("test -n \"$(V)\" -a x\ny", true)]
    [DataRow("test -n \"$(V)\" -o x\ny", false)]
    [DataRow("test -z \"$(V)\"\nx", false)]
    [DataRow("[ -n \"$(V)\" ] || exit 1\nx", true)]
    [DataRow("[ -n \"$(V)\" ] || exit\nx", true)]
    [DataRow("[ -n \"$(V)\" ] || exit 0\nx", false)]
    [DataRow("[ -n \"$(V)\" ] || false\nx", true)]
    [DataRow("[ -n \"$(V)\" ] || echo no\nx", false)]
    [DataRow("[ -n \"$(V)\" ] || exit 1; x", true)]
    [DataRow("[ -n \"$(V)\" ] || false; x", false)]
    [DataRow("[ -n \"$(V)\" ] || (echo no; exit 1)\nx", true)]
    [DataRow("[ -n \"$(V)\" ] || (exit 1); x", false)]
    [DataRow("[ -n \"$(V)\" ] || (echo no; false)\nx", true)]
    [DataRow("[ -n \"$(V)\" ] || { echo no; exit 1; }; x", true)]
    [DataRow("[ -n \"$(V)\" ] || { echo no; false; }; x", false)]
    [DataRow("[ -n \"$(V)\" ] || { echo no; false; }\nx", true)]
    [DataRow("[ -n \"$(V)\" ] || { echo no; exit; }\nx", false)]
    [DataRow("[ -n \"$(V)\" ] || { exit 1; echo no; }\nx", true)]
    [DataRow("[ -n \"$(V)\" ] || a || exit 1\nx", false)]
    [DataRow("[ -n \"$(V)\" ] || exit $$A\nx", false)]
    [DataRow("[ -z \"$(V)\" ] && exit 1\nx", true)]
    [DataRow("[ -z \"$(V)\" ] && exit 1; x", true)]
    [DataRow("[ -z \"$(V)\" ] && exit\nx", false)]
    [DataRow("[ -z \"$(V)\" ] && false\nx", false)]
    [DataRow("[ -z \"$(V)\" ] && echo no && exit 1\nx", true)]
    [DataRow("[ -z \"$(V)\" ] && { echo no; exit 1; }\nx", true)]
    [DataRow("[ -z \"$(V)\" ] && exit 0\nx", false)]
    [DataRow("[ -z \"$(V)\" ] || exit 1\nx", false)]
    [DataRow("[ -z \"$(V)\" ] && exit 1 || true\nx", true)]
    [DataRow("test -n \"$(V)\" && x\ny", true)]
    [DataRow("test -n \"$(V)\" && x; y", false)]
    [DataRow("x && test -n \"$(V)\" || exit 1\ny", true)]
    [DataRow("x && y || exit 1\nz", false)]
    [DataRow("x || test -n \"$(V)\"\ny", false)]
    [DataRow("if [ -z \"$(V)\" ]; then exit 1; fi\nx", true)]
    [DataRow("if [ -z \"$(V)\" ]; then exit 1; fi; x", true)]
    [DataRow("if [ -z \"$(V)\" ]; then echo no; false; fi\nx", true)]
    [DataRow("if [ -z \"$(V)\" ]; then false; fi; x", false)]
    [DataRow("if [ -z \"$(V)\" ]; then echo no; fi\nx", false)]
    [DataRow("if [ -n \"$(V)\" ]; then x; else exit 1; fi\ny", true)]
    [DataRow("if [ -n \"$(V)\" ]; then x; else y; fi", false)]
    [DataRow("if [ -n \"$(V)\" ]; then x; fi", true)]
    [DataRow("if [ -n \"$(V)\" ]; then x; fi\ny", false)]
    [DataRow("if [ -n \"$(V)\" ]; then x; fi; y", false)]
    [DataRow("if [ -n \"$(V)\" ]; then echo x; fi", false)]
    [DataRow("if [ -n \"$(V)\" ]; then echo x; y; fi", true)]
    [DataRow("if [ -z \"$(V)\" ]; then x; fi", false)]
    [DataRow("if [ -n \"$(V)\" ]; then x; elif a; then y; fi", false)]
    [DataRow("if a; then exit 1; fi\nx", false)]
    [DataRow("if [ -z \"$(V)\" -o -z \"$(W)\" ]; then exit 1; fi\nx", true)]
    [DataRow("if [ -z \"$(V)\" -a -z \"$(W)\" ]; then exit 1; fi\nx", false)]
    [DataRow("if [ -n \"$(V)\" -a -n \"$(W)\" ]; then x; fi", true)]
    [DataRow("if ! [ -n \"$(V)\" ]; then exit 1; fi\nx", true)]
    [DataRow(": $${V:?}\nx", true)]
    [DataRow(": \"$${V:?no}\"; x", true)]
    [DataRow(": $${V:-x}\ny", false)]
    [DataRow(": $${W:?}\nx", false)]
    [DataRow("x $${V:?}\ny", false)]
    [DataRow("case $(V) in a) ;; esac\nx", null)]
    [DataRow("case $(V) in a) ;; esac; x", null)]
    [DataRow("$(call f,V)\nx", null)]
    [DataRow("  $(call f,V)\nx", null)]
    [DataRow("-test -n \"$(V)\"\nx", false)]
    [DataRow("@test -n \"$(V)\"\nx", true)]
    [DataRow("echo a\ntest -n \"$(V)\"\nx", true)]
    [DataRow("echo a; test -n \"$(V)\"\nx", true)]
    [DataRow("printf a\ntrue\ntest -n \"$(V)\"\nx", true)]
    [DataRow("read a\ntest -n \"$(V)\"\nx", false)]
    [DataRow("x\ntest -n \"$(V)\"", false)]
    [DataRow("", false)]
    [DataRow("echo a", false)]
    [DataRow("test -n \"$(V)\" | x\ny", false)]
    [DataRow("(test -n \"$(V)\")\nx", false)]
    [DataRow("[ \"$(V)\" != \"\" ]\nx", true)]
    [DataRow("[ \"$(V)\" != '' ]\nx", true)]
    [DataRow("[ \"$(V)\" = \"\" ] && exit 1\nx", true)]
    [DataRow("[ \"$(V)\" = yes ]\nx", true)]
    [DataRow("[ \"$(V)\" == yes ]\nx", true)]
    [DataRow("[ \"$(V)\" != yes ] && exit 1\nx", true)]
    [DataRow("[ yes = \"$(V)\" ]\nx", true)]
    [DataRow("[ x\"$(V)\" != x ]\ny", true)]
    [DataRow("[ \"x$(V)\" = x ] && exit 1\ny", true)]
    [DataRow("[ x\"$(V)\" = xyes ]\ny", true)]
    [DataRow("[ a = b ]\nx", false)]
    [DataRow("[ \"$(V)\" = \"$(W)\" ]\nx", false)]
    [DataRow("[ \"$(V)\" = \"\" ]\nx", false)]
    [DataRow("[ \"$(V)\" != yes ]\nx", false)]
    [DataRow("[ \"$(V)\" -gt 0 ]\nx", false)]
    public void A_recipe_stops_unless_V_is_set(string recipe, bool? stops) => Assert.AreEqual(stops, StopsWithout(recipe, "V", "", ""));

    [TestMethod]
    [DataRow("[ \"$(V)\" = yes ]\nx", true)]
    [DataRow("[ \"$(V)\" = no ]\nx", false)]
    [DataRow("[ \"$(V)\" != yes ] && exit 1\nx", true)]
    [DataRow("[ \"$(V)\" != no ] && exit 1\nx", false)]
    [DataRow("[ \"x$(V)\" = xyes ]\nx", true)]
    [DataRow("[ yes = \"$(V)\" ]\nx", true)]
    [DataRow("test -n \"$(V)\"\nx", false)]
    [DataRow("test \"$(V)\"\nx", false)]
    [DataRow("[ \"$(V)\" = xyes ]\nx", false)]
    [DataRow("[ \"x$(V)\" = zyes ]\nx", false)]
    [DataRow("[ -z \"$(V)\" ] && exit 1\nx", false)]
    [DataRow("[ \"$(V)\" != \"\" ]\nx", false)]
    [DataRow("[ \"$(V)\" = \"\" ] && exit 1\nx", false)]
    [DataRow("[ '$(V)' = yes ] || exit 1\nx", true)]
    [DataRow(": $${V:?}\nx", false)]
    [DataRow("if [ \"$(V)\" = yes ]; then x; fi", true)]
    public void A_recipe_stops_unless_V_is_yes(string recipe, bool? stops) => Assert.AreEqual(stops, StopsWithout(recipe, "V", "yes", ""));

    [TestMethod]
    [DataRow("test -n \"$(V)\"\nx", true)]
    [DataRow("test -n \"$(W)\"\nx", true)]
    [DataRow("test -n '$(W)'\nx", true)]
    [DataRow("test -n x\ny", false)]
    [DataRow("read a\ntest -n \"$$a\"\nx", true)]
    [DataRow("read -p b a; [ \"$$a\" = y ] || exit 1\nx", true)]
    [DataRow("case $$a in y) ;; esac", null)]
    [DataRow("test -z \"$$a\" && exit 1\nx", true)]
    public void A_recipe_stops_unless_some_variable_is_set(string recipe, bool? stops) => Assert.AreEqual(stops, StopsWithout(recipe, "", "", ""));

    [TestMethod]
    [DataRow("test -n \"$(V)\"\nx", false)]
    [DataRow("[ -n \"$(V)\" ] || exit 1\nx", true)]
    [DataRow("if [ -n \"$(V)\" ]; then x; fi", false)]
    public void Where_a_recipe_is_one_script_a_line_that_fails_does_not_stop_it(string recipe, bool? stops) => Assert.AreEqual(stops, StopsWithout(recipe, "V", "", ".ONESHELL:\n"));

    [TestMethod]
    [DataRow("b:\na:\n", "b")]
    [DataRow(".PHONY: a\na:\n", "a")]
    [DataRow("X = 1\n", null)]
    [DataRow("b:\n.DEFAULT_GOAL := a # why\na:\n", "a")]
    [DataRow(".DEFAULT_GOAL=a\n", "a")]
    [DataRow("b:\n# .DEFAULT_GOAL = a\n", "b")]
    [DataRow("b:\n\t.DEFAULT_GOAL = a\n", "b")]
    [DataRow(".DEFAULT_GOAL:\nb:\n", "b")]
    public void A_makefile_has_a_default_goal(string text, string? goal) => Assert.AreEqual(goal, Parse(text).DefaultGoal);

    [TestMethod]
    [DataRow("a:\n", true, false)]
    [DataRow("X = 1\n", false, false)]
    [DataRow("a b\n", false, false)]
    [DataRow("a:\nb c\n", false, false)]
    [DataRow("a:\ninclude b\n", true, true)]
    public void A_makefile_can_be_read(string text, bool isReadable, bool hasInclude)
    {
        var model = Parse(text);
        Assert.AreEqual((isReadable, hasInclude), (model.IsReadable, model.HasInclude));
    }

    [TestMethod]
    [DataRow("a: ## Help.\n", true)]
    [DataRow("a: ## Help.", true)]
    [DataRow("a: # Help.\n", false)]
    [DataRow("a:\n## Help.\n", false)]
    public void A_target_is_documented_on_its_line(string text, bool isDocumented) => Assert.AreEqual(isDocumented, Parse(text).Rules[0].IsDocumented);

    [TestMethod]
    [DataRow("touch $$@", true)]
    [DataRow("echo\n\ttouch $$@", true)]
    [DataRow("touch $$(@)", true)]
    [DataRow("touch a", false)]
    [DataRow("touch $$A", false)]
    public void A_rule_makes_its_target(string recipe, bool makes) => Assert.AreEqual(makes, Parse($"a:\n\t{recipe}\n").Rules[0].MakesTarget);

    [TestMethod]
    public void A_rule_has_its_names_and_lines()
    {
        const string Text = "a b: c | d\n\t@-x\n\ty\n.PHONY: a\n";
        var model = Parse(Text);
        Assert.AreEqual("a b|c d|x y|True False", string.Join('|',
            string.Join(' ', model.Rules[0].Targets), string.Join(' ', model.Rules[0].Prerequisites), string.Join(' ', model.Rules[0].Recipe.Select(line => line.Script)), string.Join(' ', model.Rules[0].Recipe.Select(line => line.MayFail))));
        Assert.AreEqual("a b: c | d", Text.Substring(model.Rules[0].Span.Start, model.Rules[0].Span.Length));
        Assert.AreEqual("y", Text.Substring(model.Rules[0].Recipe[1].Span.Start, model.Rules[0].Recipe[1].Span.Length));
        Assert.AreEqual("a b .PHONY", string.Join(' ', model.Targets));
        Assert.AreEqual("a", string.Join(' ', model.PhonyTargets));
    }

    [TestMethod]
    [DataRow("A = b\n", "$(A) ${A} $A $(A", "b b $A $(A")]
    [DataRow("A := b # c\nD ?= $(A)d\nE += f\n", "$(A)$(D)$(E)", "bbdf")]
    [DataRow("A-B.C_1 = b\n", "$(A-B.C_1)", "b")]
    [DataRow("A = $(A)\n", "$(A)", "$(A)")]
    [DataRow("A = b\nA = c\n", "$(A)", "c")]
    [DataRow("A = b\ndefine A\nc\nendef\n", "$(A)", "$(A)")]
    [DataRow("", "$(MAKE) ${MAKE}", "make make")]
    [DataRow("MAKE = x\n", "$(MAKE)", "x")]
    [DataRow("A = b\n", "$(A}${A)$(A:b=c)$", "$(A}${A)$(A:b=c)$")]
    [DataRow("A = b\nC = x$(A)y\n", "$(C)$(C)", "xbyxby")]
    [DataRow("a: A = b\n", "$(A)", "$(A)")]
    public void Constant_variables_are_put_in(string text, string script, string expanded) => Assert.AreEqual(expanded, Parse(text).Expand(script));

    [TestMethod]
    [DataRow("tasks: {a: b}", "a: b")]
    [DataRow("tasks: {a: [b, c], d: {cmd: e}}", "a: b;c | d: e")]
    [DataRow("tasks: {a: {cmds: [b, {cmd: c}, {task: d}, [e]]}}", "a: b;c;task d;e")]
    [DataRow("tasks: {a: {deps: [b, {task: c}], cmds: [d], dir: x, ignore_error: true}}", "a: task b;task c;d in x may fail")]
    [DataRow("tasks: {a: {deps: b, ignore_error: false}}", "a: task b")]
    [DataRow("tasks: {a: {ignore_error: maybe}}", "a: ")]
    [DataRow("tasks: {a: }", "a: ")]
    [DataRow("tasks: {[a]: b, c: d}", "c: d")]
    [DataRow("x: y", "")]
    [DataRow("a", "")]
    [DataRow("x: &x [b]\ntasks: {a: *x}", "a: b")]
    public void Tasks_of_a_Taskfile_are_read(string text, string tasks) =>
        Assert.AreEqual(tasks, string.Join(" | ", Taskfile.Read(new SourceText(text))!.Select(task => $"{task.Name}: {task.Script.Replace('\n', ';')}{(task.Directory is { } directory ? $" in {directory}" : "")}{(task.MayFail ? " may fail" : "")}")));

    private static MakefileModel Parse(string text) => MakefileModel.Parse(new SourceText(text));

    private static bool? StopsWithout(string recipe, string variable, string value, string before)
    {
        var model = Parse($"{before}a:\n{string.Concat(recipe.Split('\n').Select(line => $"\t{line}\n"))}");
        return model.StopsWithout(model.Rules.Single(rule => rule.Targets.Contains("a")), variable, value);
    }
}
