from django.db import migrations, models


def remember_lines(apps, schema_editor):
    """Lines of the log that still know their result keep its number for good."""
    changes = apps.get_model('leaderboard', 'BoardChange').objects
    changes.filter(result__isnull=False).update(line=models.F('result_id'))


class Migration(migrations.Migration):

    dependencies = [
        ('leaderboard', '0002_curation'),
    ]

    operations = [
        migrations.AddField(
            model_name='benchmark',
            name='printed_in',
            field=models.CharField(blank=True, choices=[('percent', 'in percent: a bare 0.784 is less than one percent'), ('fraction', 'as shares: a bare 0.784 is 78.4 percent')], help_text='How papers print numbers that are shares: 0.784 counts as 78.4% unless they are printed in percent.', max_length=8),
        ),
        migrations.AddField(
            model_name='boardchange',
            name='line',
            field=models.BigIntegerField(blank=True, help_text='Which line it is about, for good: the number of its result, be that gone.', null=True),
        ),
        migrations.AddField(
            model_name='run',
            name='reached',
            field=models.BigIntegerField(blank=True, help_text='The last paper of a mining run that is done, written with what it changed.', null=True),
        ),
        migrations.AddField(
            model_name='run',
            name='selection',
            field=models.JSONField(blank=True, default=dict, help_text='Which papers a mining run reads; empty for all of them.'),
        ),
        migrations.AddIndex(
            model_name='boardchange',
            index=models.Index(fields=['benchmark', 'at'], name='board_change_days'),
        ),
        migrations.RunPython(remember_lines, migrations.RunPython.noop),
    ]
